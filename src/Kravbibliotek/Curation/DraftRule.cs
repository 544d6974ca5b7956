using System.Globalization;
using System.Text;
using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Requirements;

namespace Kravbibliotek.Curation;

/// <summary>A rule on what may be done, as the rules of the check are on what may be written.</summary>
/// <param name="Code">Stable code, for instance <c>U104</c>.</param>
/// <param name="Message">Why it is refused, in Swedish; <c>{0}</c>, <c>{1}</c> … are what was found.</param>
/// <param name="Mend">What to do instead.</param>
internal sealed record DraftRule(string Code, string Message, string Mend)
{
    private readonly CompositeFormat _message = CompositeFormat.Parse(Message);

    /// <summary>The refusal of something with a draft.</summary>
    public Finding At(Requirement requirement, params object?[] found) =>
        Make(LibraryPath.OfDraft(requirement.Area, requirement.Key), found);

    /// <summary>The refusal of something with the requirement itself.</summary>
    public Finding AtRequirement(Requirement requirement, params object?[] found) =>
        Make(LibraryPath.OfRequirement(requirement.Area, requirement.Key), found);

    private Finding Make(string path, object?[] found) =>
        new(Code, Severity.Error, path, 0, string.Format(CultureInfo.InvariantCulture, _message, found), Mend);
}
