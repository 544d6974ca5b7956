using Kravbibliotek.Curation;

namespace Kravbibliotek.Web.Features.Curation.Start;

/// <summary>One heading of the page with its drafts.</summary>
/// <param name="Id">Where a link within the page leads.</param>
/// <param name="Heading">What they wait for.</param>
/// <param name="Empty">What is said when there are none.</param>
/// <param name="Drafts">The drafts.</param>
public sealed record DraftSection(string Id, string Heading, string Empty, IReadOnlyList<Draft> Drafts);
