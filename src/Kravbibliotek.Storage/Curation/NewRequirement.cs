using Kravbibliotek.Requirements;

namespace Kravbibliotek.Storage.Curation;

/// <summary>A requirement that somebody has decided to begin.</summary>
/// <param name="Area">Its area, which gives its key.</param>
/// <param name="Content">What it begins with.</param>
public sealed record NewRequirement(Area Area, RequirementContent Content);
