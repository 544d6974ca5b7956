using System.Globalization;
using System.Text;

namespace Kravbibliotek.Checks;

/// <summary>A rule that a library is held to: a stable code and what is said when it is broken.</summary>
/// <param name="Code">Stable code, for instance <c>K204</c>.</param>
/// <param name="Message">What is wrong, in Swedish; <c>{0}</c>, <c>{1}</c> … are what was found.</param>
/// <param name="Mend">How to mend it, in Swedish, with the same places.</param>
internal sealed record Rule(string Code, string Message, string Mend)
{
    private readonly CompositeFormat _message = CompositeFormat.Parse(Message);
    private readonly CompositeFormat _mend = CompositeFormat.Parse(Mend);

    /// <summary>The finding at a place.</summary>
    public Finding At(string path, int line, params object?[] found) => new(
        Code, Severity.Error, path, line, Fill(_message, found), Fill(_mend, found));

    // A format without places is given back as it is written, with every brace doubled.
    private static string Fill(CompositeFormat format, object?[] found) => format.MinimumArgumentCount == 0
        ? format.Format.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)
        : string.Format(CultureInfo.InvariantCulture, format, found);
}
