using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Kravbibliotek.Storage.PersonalData;

/// <summary>How long names, organisations and mail addresses are kept when nothing needs them any more.</summary>
/// <param name="Months">How many months.</param>
public sealed record PersonalDataPeriod(int Months)
{
    /// <summary>The setting with the number of months.</summary>
    public const string Setting = "Kravbibliotek:PersonalDataMonths";

    private const int Default = 24;
    private const int Longest = 1200;

    /// <summary>Reads the setting.</summary>
    /// <exception cref="InvalidDataException">The setting is no number of months.</exception>
    public static PersonalDataPeriod From(IConfiguration? configuration)
    {
        if (configuration?[Setting] is not { Length: > 0 } text)
            return new(Default);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is >= 1 and <= Longest
            ? new(months)
            : throw new InvalidDataException($"Inställningen {Setting} är ”{text}”. Ange ett antal månader från 1 till {Longest}.");
    }

    /// <summary>What happened before this moment is old enough for its personal data to go.</summary>
    public DateTimeOffset Limit(DateTimeOffset now) => now.AddMonths(-Months);
}
