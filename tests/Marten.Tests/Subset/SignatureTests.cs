using System.Reflection;

namespace Marten.Tests;

/// <summary>In the subset there is nothing else than what signatures.txt says.</summary>
public sealed partial class SignatureTests
{
    [Fact]
    public void Subset_HasNothingElse()
    {
        // What cannot be left out: the type of a parameter that has to be there, and the constructors that make the options and their parts.
        static string Head(string line) => line.Split("  [")[0].Split(" : ")[0];
        var types = Types.Select(Signature.OfType).Select(Head).Except(Part("# Part 1").Select(Head));
        Assert.Equal(["type public class Marten.Schema.ComputedIndex"], types);
        var members = Types.SelectMany(Signature.OfMembers).Except(Part("# Part 2")).Order(StringComparer.Ordinal);
        Assert.Equal(["constructor public Marten.MultiHostSettings..ctor()", "constructor public Marten.StoreOptions..ctor()"], members);
    }

    [Fact]
    public void Subset_SaysThatItIsNotThePackage() => Assert.Contains(
        "This is not the Marten package",
        typeof(IDocumentStore).Assembly.GetCustomAttribute<AssemblyTitleAttribute>()!.Title,
        StringComparison.Ordinal);
}
