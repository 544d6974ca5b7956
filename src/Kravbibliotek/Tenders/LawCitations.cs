using Kravbibliotek.Standards;

namespace Kravbibliotek.Tenders;

/// <summary>
/// The places of the procurement law that an annex may cite. Under the threshold only the rules that apply there are ever cited, and
/// what the register lacks is not cited at all: better no reference than a wrong one.
/// </summary>
public sealed class LawCitations
{
    private const char NoBreakSpace = '\u00a0';

    private readonly Law? _law;
    private readonly bool _belowThreshold;

    private LawCitations(Law? law, bool belowThreshold) => (_law, _belowThreshold) = (law, belowThreshold);

    /// <summary>The law's name with its number and short name, or null when the register lacks it.</summary>
    public string? LawName => _law is null ? null
        : _law.ShortName is null ? NameOf(_law) : $"{NameOf(_law)}, {_law.ShortName}";

    /// <summary>True when the tender is under the threshold.</summary>
    public bool BelowThreshold => _belowThreshold;

    /// <summary>The citations of one tender.</summary>
    public static LawCitations For(ProcurementLaw law, bool belowThreshold, IEnumerable<Law> laws) =>
        new(laws.FirstOrDefault(l => l.ShortName == ShortNameOf(law)), belowThreshold);

    /// <summary>The short name by which the register knows a procurement law.</summary>
    public static string ShortNameOf(ProcurementLaw law) => TenderWords.Laws.Label(law);

    /// <summary>
    /// A place such as <c>9 kap. 4 § LOU</c>, held together on one line; null when it does not apply or is not in the register.
    /// </summary>
    public string? Cite(LawTopic topic)
    {
        var isBelow = topic is LawTopic.PrinciplesBelowThreshold or LawTopic.DocumentsBelowThreshold;
        if (_law is null || isBelow != _belowThreshold)
            return null;
        var place = _law.Places.FirstOrDefault(p => p.Topic == topic);
        return place is null ? null : $"{place.Name} {_law.ShortName}".Replace(' ', NoBreakSpace);
    }

    /// <summary>A law's name with its number, as Swedish statutes are cited.</summary>
    public static string NameOf(Law law)
    {
        ArgumentNullException.ThrowIfNull(law);
        const string article = "lagen ";
        var number = law.Number.StartsWith('(') ? law.Number : $"({law.Number})";
        return law.Name.StartsWith(article, StringComparison.Ordinal)
            ? $"{article}{number} {law.Name[article.Length..]}"
            : $"{law.Name} {number}";
    }
}
