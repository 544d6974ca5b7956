using System.Globalization;
using System.Text;

namespace Kravbibliotek.Requirements;

/// <summary>What is wrong with a parameter value.</summary>
public enum ParameterProblemKind
{
    /// <summary>Empty: an annex never goes out with an empty parameter.</summary>
    Missing,

    /// <summary>Not a value of the parameter's type.</summary>
    Invalid,

    /// <summary>A valid number outside the recommended range: a deviation with a reason, not an error.</summary>
    OutsideRange,
}

/// <summary>A problem with a parameter value.</summary>
/// <param name="Kind">What sort of problem it is.</param>
/// <param name="Message">Swedish message to the person who typed it.</param>
public sealed record ParameterProblem(ParameterProblemKind Kind, string Message)
{
    /// <summary>True when the value cannot be used at all; false when it is a deviation.</summary>
    public bool IsError => Kind != ParameterProblemKind.OutsideRange;
}

/// <summary>Reads, checks and prints the values of typed parameters, the same in every culture.</summary>
public static class ParameterValue
{
    /// <summary>Longest text a parameter may hold.</summary>
    public const int MaxLength = 500;

    private const char NoBreakSpace = '\u00a0';

    /// <summary>Checks a value in file form; null when it is fine.</summary>
    public static ParameterProblem? Check(Parameter parameter, string? value)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (string.IsNullOrWhiteSpace(value))
            return new(ParameterProblemKind.Missing, $"Ange ett värde för {parameter.Name}.");
        return parameter.Type switch
        {
            ParameterType.Number => CheckNumber(parameter, value),
            ParameterType.Choice => parameter.Choices.Contains(value, StringComparer.Ordinal) ? null
                : Invalid($"{parameter.Name} ska vara något av: {string.Join(", ", parameter.Choices)}."),
            ParameterType.Date => TryDate(value, out _) ? null
                : Invalid($"{parameter.Name} ska vara ett datum, skrivet som 2027-01-31."),
            _ => CheckText(parameter, value),
        };
    }

    /// <summary>
    /// What a person typed, in file form: white space round it is dropped, and a number may have decimal comma and spaces between
    /// thousands. What cannot be understood is handed back as it was, for <see cref="Check"/> to refuse.
    /// </summary>
    public static string Normalize(Parameter parameter, string? typed)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        var value = Formats.CanonicalText.Clean(typed ?? "");
        if (parameter.Type != ParameterType.Number)
            return value;
        var number = new string([.. value.Where(c => !char.IsWhiteSpace(c))]).Replace(',', '.').Replace('\u2212', '-');
        return TryNumber(number, out var parsed) ? FileForm(parsed) : value;
    }

    /// <summary>The value as printed: decimal comma, unit after a no-break space. An invalid value is printed as it is.</summary>
    public static string Display(Parameter parameter, string value)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        if (parameter.Type != ParameterType.Number || !TryNumber(value, out var number))
            return value;
        return string.IsNullOrEmpty(parameter.Unit) ? Display(number) : Display(number) + NoBreakSpace + Units.After(number, parameter.Unit);
    }

    /// <summary>The recommended range in words, or null when the parameter has none.</summary>
    public static string? Range(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        // The last number of the range stands before the unit.
        var last = parameter.Max ?? parameter.Min ?? 0;
        var unit = string.IsNullOrEmpty(parameter.Unit) ? "" : NoBreakSpace + Units.After(last, parameter.Unit);
        return (parameter.Min, parameter.Max) switch
        {
            ({ } min, { } max) => $"{Display(min)}–{Display(max)}{unit}",
            ({ } min, null) => $"minst {Display(min)}{unit}",
            (null, { } max) => $"högst {Display(max)}{unit}",
            _ => null,
        };
    }

    /// <summary>Reads a number in file form.</summary>
    public static bool TryNumber(string? value, out decimal number) =>
        decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && value![^1] != '.' && value.TrimStart('-', '+')[0] != '.';

    /// <summary>Reads a date in file form.</summary>
    public static bool TryDate(string? value, out DateOnly date) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>A number in file form: decimal point, no superfluous zeros.</summary>
    public static string FileForm(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static ParameterProblem? CheckNumber(Parameter parameter, string value)
    {
        if (!TryNumber(value, out var number))
            return Invalid($"{parameter.Name} ska vara ett tal.");
        return number < parameter.Min || number > parameter.Max
            ? new(ParameterProblemKind.OutsideRange, $"{parameter.Name} ligger utanför det rekommenderade spannet {Range(parameter)}.")
            : null;
    }

    private static ParameterProblem? CheckText(Parameter parameter, string value)
    {
        if (value.Contains('\n') || Formats.CanonicalText.IndexOfForbidden(value) >= 0)
            return Invalid($"{parameter.Name} ska stå på en rad och får inte innehålla styrtecken.");
        return value.Length > MaxLength ? Invalid($"{parameter.Name} får ha högst {MaxLength} tecken.") : null;
    }

    private static ParameterProblem Invalid(string message) => new(ParameterProblemKind.Invalid, message);

    // Swedish groups digits by three from five digits on. CultureInfo is not used: what it says differs between machines.
    private static string Display(decimal number)
    {
        var text = FileForm(Math.Abs(number));
        var (whole, rest) = text.IndexOf('.') is var point and >= 0 ? (text[..point], "," + text[(point + 1)..]) : (text, "");
        var grouped = new StringBuilder(whole);
        for (var i = whole.Length - 3; whole.Length > 4 && i > 0; i -= 3)
            grouped.Insert(i, NoBreakSpace);
        return (number < 0 ? "\u2212" : "") + grouped + rest;
    }
}
