using System.Globalization;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Marten.Tests;

/// <summary>Names the rows of Golden/behaviours.md that a test covers; <c>--filter Row=27</c> runs one.</summary>
[TraitDiscoverer("Marten.Tests.RowDiscoverer", "Marten.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class RowAttribute(params int[] numbers) : Attribute, ITraitAttribute
{
    public IReadOnlyList<int> Numbers { get; } = numbers;
}

/// <summary>Turns the numbers into traits.</summary>
public sealed class RowDiscoverer : ITraitDiscoverer
{
    public IEnumerable<KeyValuePair<string, string>> GetTraits(IAttributeInfo traitAttribute)
        => ((int[])traitAttribute.GetConstructorArguments().Single()).Select(number => KeyValuePair.Create("Row", number.ToString(CultureInfo.InvariantCulture)));
}
