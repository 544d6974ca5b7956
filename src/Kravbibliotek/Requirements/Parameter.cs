namespace Kravbibliotek.Requirements;

/// <summary>A typed value that the procurer sets, written <c>{{name}}</c> in the requirement's texts.</summary>
public sealed record Parameter
{
    /// <summary>Name: lower case letters, digits and hyphen, for instance <c>svarstid</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The type of the value.</summary>
    public required ParameterType Type { get; init; }

    /// <summary>Unit shown after a number, for instance <c>timmar</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Lowest number inside the recommended range.</summary>
    public decimal? Min { get; init; }

    /// <summary>Highest number inside the recommended range.</summary>
    public decimal? Max { get; init; }

    /// <summary>The choices of a <see cref="ParameterType.Choice"/>, in order.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The value used when the procurer sets none, in file form (decimal point, ISO date).</summary>
    public required string Default { get; init; }

    /// <summary>Plain words on what the value means and how to choose it.</summary>
    public required string Explanation { get; init; }
}
