using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Formats;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Tests.Requirements;

namespace Kravbibliotek.Tests.Curation.Editing;

/// <summary>What nobody touched in the editor comes back as it was, and nothing typed makes the reading throw.</summary>
public class ContentFieldsProperties
{
    private static readonly Gen<string> Line = Gen
        .Elements('a', 'b', 'å', '1', ' ', '-', ':', '#', '"', '\'', '.', '[', '{', '\\', '|', '€', '<', '&')
        .ArrayOf().Select(c => CanonicalText.Clean(new string(c))).Select(t => t.Length == 0 ? "x" : t);

    private static readonly Gen<string> Text = from first in Line from second in Line select CanonicalText.Clean($"{first}\n\n{second}");

    private static readonly Gen<IReadOnlyList<string>> Lines = Line.ListOf().Select(l => (IReadOnlyList<string>)[.. l.Distinct().Take(4)]);

    [Fact]
    public void WriteRead_AnyContent_IsTheSame() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Arb.From(Contents()), content =>
        {
            var reading = ContentFields.Read(ContentFields.Write(content));
            Assert.Empty(reading.Problems);
            Assert.Equal(VersionFile.WriteDraft(content), VersionFile.WriteDraft(reading.Content));
        }));

    [Fact]
    public void Read_AnyTyping_NeverThrowsAndKeepsWhatWasTyped() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(
            Arb.From(Gen.Elements([.. ContentFields.Write(Sample.Content).Values.Keys])),
            Arb.From(Gen.Elements("", "x", "\0", "\ud800", "-1", "9999999999999999999999999999999999999", "NaN", "## Krav", "{{", "ja", "\u202e", "4")),
            (name, typed) =>
            {
                var fields = ContentFields.Write(Sample.Content).With(name, typed);
                var reading = ContentFields.Read(fields);
                Assert.All(reading.Problems, p => Assert.Equal(name, p.Field));
                Assert.Equal(typed, fields[name]);
                return VersionFile.WriteDraft(reading.Content).Length > 0;
            }));

    private static Gen<RequirementContent> Contents() =>
        from title in Line
        from text in Text
        from other in Text
        from list in Lines
        from kinds in Gen.Shuffle(Words.Kinds.All.Select(w => w.Value).ToArray())
        from number in Gen.Choose(-5000, 5000)
        from count in Gen.Choose(0, 4)
        from type in Gen.Elements(ParameterType.Choice, ParameterType.Date, ParameterType.Text)
        select new RequirementContent
        {
            Title = title,
            Level = (Level)(count % 3),
            AllowedKinds = [.. kinds.Take(count)],
            DefaultKind = kinds[0],
            QualificationGround = count > 2 ? QualificationGround.EconomicStanding : null,
            ProofTimes = count > 1 ? [ProofTime.Contract, ProofTime.Bid] : [],
            VendorEffort = count,
            Goals = list,
            Standards =
            [
                new() { Standard = title, Edition = title, Clauses = list, DeviationReason = count > 1 ? other : null },
                new() { Standard = title, Edition = title },
            ],
            Laws = [new() { Law = title, Place = title, Binding = count > 1 }, new() { Law = title, Place = title }],
            Applicability = new()
            {
                Conditions =
                [
                    .. list.Select((fact, i) => i % 2 == 0 ? new Condition { Fact = fact, AtLeast = i % 4 } : new() { Fact = fact, AnyOf = list }),
                ],
            },
            Parameters =
            [
                new()
                {
                    Name = title, Type = ParameterType.Number, Unit = count > 1 ? title : null, Min = number / 100m, Max = count > 2 ? number : null,
                    Default = number % 2 == 0 ? $"{number}.50" : $"{number}", Explanation = other,
                },
                new() { Name = title, Type = type, Choices = list, Default = title, Explanation = text },
            ],
            Text = text,
            TextAsAward = count > 2 ? other : null,
            TextAsContractTerm = count > 3 ? other : null,
            Rationale = other,
            Proof = text,
            FollowUp = other,
            Guidance = text,
            CostNote = count > 1 ? text : null,
        };
}
