using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kravbibliotek.Web.Features.Api;

/// <summary>A parameter of the API: checked and described out of the same declaration.</summary>
/// <param name="Name">Name in the address.</param>
/// <param name="Description">What it means, in Swedish.</param>
/// <param name="Rule">How a value has to be, in Swedish, as the end of a sentence.</param>
/// <param name="Example">A value that gives an answer in this library.</param>
/// <param name="Schema">The schema of one value.</param>
/// <param name="IsSound">Whether a value may be used.</param>
public sealed record ApiParameter(
    string Name, string Description, string Rule, string Example, Func<JsonObject> Schema, Func<string, bool> IsSound)
{
    /// <summary>True when it is a part of the path; then it is always there, and a value that cannot exist is simply not found.</summary>
    public bool IsInPath { get; private init; }

    /// <summary>How many times it may be given.</summary>
    public int Most { get; init; } = 1;

    /// <summary>True when it may be given more than once.</summary>
    public bool IsRepeated => Most > 1;

    /// <summary>A part of the path.</summary>
    public static ApiParameter InPath(string name, string description, string pattern, string example) =>
        OfPattern(name, description, "", pattern, example) with { IsInPath = true };

    /// <summary>A number in the path, from 1.</summary>
    public static ApiParameter NumberInPath(string name, string description, string example) =>
        Number(name, description, 1, int.MaxValue, example) with { IsInPath = true };

    /// <summary>A text that a regular expression describes.</summary>
    public static ApiParameter OfPattern(string name, string description, string rule, string pattern, string example) => new(
        name, description, rule, example, () => new() { ["type"] = "string", ["pattern"] = pattern },
        // In schemas $ is the end; in .NET it is also what stands before a last line feed.
        value => Regex.IsMatch(value, pattern) && !value.EndsWith('\n'));

    /// <summary>A text of some length without control characters.</summary>
    public static ApiParameter Text(string name, string description, int most, string example) => new(
        name, description, string.Create(CultureInfo.InvariantCulture, $"vara högst {most} tecken utan styrtecken"), example,
        () => new() { ["type"] = "string", ["maxLength"] = most },
        value => value.Length <= most && !value.Any(char.IsControl));

    /// <summary>One of some words.</summary>
    public static ApiParameter OneOf(string name, string description, IReadOnlyList<string> words, string example) => new(
        name, description, $"vara något av: {string.Join(", ", words)}", example,
        () => new() { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) },
        value => words.Contains(value, StringComparer.Ordinal));

    /// <summary>A whole number in a range.</summary>
    public static ApiParameter Number(string name, string description, int least, int most, string example) => new(
        name, description, string.Create(CultureInfo.InvariantCulture, $"vara ett heltal från {least} till {most}"), example,
        () => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most },
        value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most);
}
