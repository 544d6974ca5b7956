using System.Collections;
using System.Reflection;
using Kravbibliotek.Accounts;
using Kravbibliotek.Changes;
using Kravbibliotek.Consultations;
using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Proposals;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;

namespace Kravbibliotek.Tests.Changes;

/// <summary>Everything that the change log keeps has a Swedish word.</summary>
public sealed class ChangeWordsTests
{
    public static TheoryData<Type> Logged =>
    [
        typeof(Requirement), typeof(Draft), typeof(Release), typeof(AccountFacts), typeof(CommentFacts), typeof(SubmissionFacts),
        typeof(EditionReplacement), typeof(MigrationDecision), typeof(Standard), typeof(Law), typeof(Term), typeof(Profile), typeof(Question),
    ];

    [Theory]
    [MemberData(nameof(Logged))]
    public void Label_OfEachField_IsSwedish(Type logged)
    {
        var without = FieldsOf(logged).Select(f => f.Name).Where(n => !ChangeWords.IsHidden(n) && ChangeWords.Label(n) == n);

        Assert.Empty(without);
    }

    [Theory]
    [MemberData(nameof(Logged))]
    public void Value_OfEachWord_IsSwedish(Type logged)
    {
        var without =
            from field in FieldsOf(logged)
            where field.Type.IsEnum
            from value in Enum.GetNames(field.Type)
                // The one word that is the same in both languages.
            where value is not "Text" && ChangeWords.Value(field.Name, value) == value
            select $"{field.Name} {value}";

        Assert.Empty(without);
    }

    [Fact]
    public void Value_Moment_IsSwedishTime() => Assert.Equal("2026-07-01 14:30", ChangeWords.Value("at", "2026-07-01T12:30:00+00:00"));

    // A requirement's text is shown in the words of its own page.
    private static IEnumerable<(string Name, Type Type)> FieldsOf(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let kind = Inner(property.PropertyType)
        where kind != typeof(RequirementContent)
        from field in ((string, Type)[])[(char.ToLowerInvariant(property.Name[0]) + property.Name[1..], kind), .. Below(kind)]
        select field;

    private static IEnumerable<(string, Type)> Below(Type kind) =>
        kind.Assembly == typeof(Requirement).Assembly && !kind.IsEnum ? FieldsOf(kind) : [];

    private static Type Inner(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare.IsGenericType && typeof(IEnumerable).IsAssignableFrom(bare) && bare.GetGenericArguments() is [var item] ? Inner(item) : bare;
    }
}
