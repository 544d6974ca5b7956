using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kravbibliotek.Checks;
using Kravbibliotek.Formats;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Standards;
using Kravbibliotek.Tests.Checks;

namespace Kravbibliotek.Tests.Formats;

/// <summary>What must hold for any library and any bytes.</summary>
public class LibraryRoundTripProperties
{
    private static readonly string[] Awkward =
    [
        "a: b", "# a", "- a", "'", "\"", "\\", "no", "1.0", "0x1f", "2026-11-20", "[a]", "{a}", "&a", "*a", "!a", "|", ">", "%", "@", "`",
        "a #b",
        "åäö", "𝔸 €", "<<", "~", "null", "a,b", "a:b", "---", "...", "? a", "a\nb", "a\n\n  b", "=", "\u00a0x", "e\u0301", "x:", "1:2",
        "-1", ".5",
    ];

    private static readonly Gen<string> Word = Gen
        .Elements('a', 'b', 'å', '1', ' ', '-', ':', '#', '"', '\'', ',', '.', '[', '{', '\\', '|', '€')
        .ArrayOf().Select(c => CanonicalText.Clean(new string(c)));

    private static readonly Gen<string> AnyText = Gen.OneOf(Word, Gen.Elements(Awkward).Select(CanonicalText.Clean))
        .Select(t => t.Length == 0 ? "x" : t);

    private static readonly Gen<string> Line = AnyText.Select(t => t.Replace('\n', ' '));

    private static readonly Gen<IReadOnlyList<string>> Lines = Line.ListOf().Select(l => (IReadOnlyList<string>)[.. l.Take(4)]);

    // A heading of the format inside a text is refused by the check; here it would only be another library.
    private static readonly Gen<string> Section = AnyText.Select(t => t.Replace("## ", "##", StringComparison.Ordinal));

    private static readonly Gen<decimal?> Number = Gen.Choose(-5000, 5000).Select(n => n % 7 == 0 ? (decimal?)null : n / 100m);

    private static readonly Gen<DateOnly> Date = Gen.Choose(0, 3650).Select(n => new DateOnly(2026, 1, 1).AddDays(n));

    [Fact]
    public void WriteReadWrite_AnyLibrary_IsIdentical() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Arb.From(Libraries()), library =>
        {
            var first = LibraryWriter.Write(library);
            var read = LibraryReader.Read(first);
            Assert.Empty(read.Findings);
            Assert.Equal(first.Select(Text), LibraryWriter.Write(read.Library).Select(Text));
        }));

    [Fact]
    public void ReadAndCheck_RandomBytes_NeverThrow() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(
            Arb.From(Gen.Elements(
                "begrepp/a.yaml", "leverans/LEV-001/1.md", "leverans/LEV-001/krav.yaml", "standarder/A.1.avsnitt.csv", "x")),
            Arb.From(Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf()),
            (path, bytes) => LibraryCheck.Run(LibraryReader.Read([new(path, bytes)])).Count >= 0));

    [Fact]
    public void ReadAndCheck_MutatedLibrary_NeverThrows() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(600),
        Prop.ForAll(
            Arb.From(Gen.Choose(0, int.MaxValue)),
            Arb.From(Gen.Choose(0, int.MaxValue)),
            Arb.From(Gen.Elements([.. Awkward, "\n", "\t", "{{", "---\n", "\"\\ud800\"", "}"])),
            (file, position, inserted) =>
            {
                var files = BrokenExample.Sound().Files.ToList();
                var at = file % files.Count;
                var text = Text(files[at]);
                var place = position % (text.Length + 1);
                var cut = Math.Min(position % 5, text.Length - place);
                files[at] = files[at] with { Content = Encoding.UTF8.GetBytes(text.Remove(place, cut).Insert(place, inserted)) };
                return LibraryCheck.Run(LibraryReader.Read(files)).Count >= 0;
            }));

    internal static Gen<Library> Libraries() =>
        from content in Contents()
        from draft in Contents()
        from note in AnyText
        from tags in Lines
        from date in Date
        from term in AnyText
        from criterion in Line
        from facts in Lines
        select new Library
        {
            Requirements =
            [
                new()
                {
                    Key = "LEV-001", Area = Area.Delivery, Status = RequirementStatus.Published, CurrentNumber = 1, Tags = tags,
                    NextReview = date, Relations = new() { Requires = tags, Conflicts = facts },
                },
            ],
            Drafts = [new() { Key = "LEV-001", BasedOn = 1, Content = draft }],
            Versions =
            [
                new()
                {
                    Id = "LEV-001/1", Key = "LEV-001", Number = 1, Published = date, ChangeKind = ChangeKind.New, ChangeNote = note,
                    Fingerprint = Fingerprint.Of(content), Content = content,
                },
            ],
            Terms = [new() { Id = "a", Name = criterion, Definition = term, Source = note, English = tags.Count > 0 ? tags[0] : null }],
            Standards =
            [
                new()
                {
                    Id = "A", Designation = criterion, Title = note, Publisher = term, TextLicence = term, Verified = tags.Count % 2 == 0,
                    Openness = new()
                    {
                        Judgement = Openness.PartlyOpen, Date = date, Criteria = [new(criterion, null), new(note, false)], Note = term,
                    },
                    Editions =
                    [
                        new() { Name = "1", Status = EditionStatus.Current, Note = note, Clauses = [new("1.2", false), new("A.5", true)] },
                    ],
                },
            ],
            Laws =
            [
                new()
                {
                    Id = "2016-1", Number = "2016:1", Name = note,
                    Places = [new("1 §", criterion, LawTopic.Standards)], Exceptions = [new("1 §", term)],
                },
            ],
            Profiles =
            [
                new()
                {
                    Id = "p", Title = criterion, Description = note,
                    Facts = facts.Distinct().ToDictionary(f => f, _ => (IReadOnlyList<string>)[.. tags, "x"]),
                    Requirements = [new() { Key = "LEV-001", ShortForm = true, Values = facts.Distinct().ToDictionary(f => f, _ => note) }],
                },
            ],
            Questions = [new() { Id = "q", Fact = criterion, Order = 1, Text = note, Help = term, Answers = [new(criterion, note)] }],
        };

    private static Gen<RequirementContent> Contents() =>
        from title in AnyText
        from text in Section
        from other in Section
        from list in Lines
        from min in Number
        from value in AnyText
        select new RequirementContent
        {
            Title = title,
            Level = Level.Advanced,
            AllowedKinds = [RequirementKind.Award, RequirementKind.Mandatory],
            DefaultKind = RequirementKind.Award,
            ProofTimes = [ProofTime.Delivery],
            VendorEffort = list.Count,
            Goals = list,
            Standards = [new() { Standard = title, Edition = value, Clauses = list, DeviationReason = other }],
            Laws = [new() { Law = value, Place = title, Binding = list.Count > 1 }],
            Applicability = new()
            {
                Conditions =
                [
                    .. list.Distinct().Select((fact, i) => i == 0
                        ? new Condition { Fact = fact, AtLeast = 2 }
                        : new() { Fact = fact, AnyOf = [value.Replace('\n', ' ')] }),
                ],
            },
            Parameters =
            [
                new()
                {
                    Name = title, Type = ParameterType.Number, Unit = value, Min = min, Choices = list, Default = value,
                    Explanation = other,
                },
            ],
            Text = text,
            TextAsAward = list.Count > 2 ? other : null,
            Rationale = other,
            Proof = text,
            FollowUp = other,
            Guidance = text,
            CostNote = list.Count > 1 ? text : null,
        };

    private static string Text(LibraryFile file) => Encoding.UTF8.GetString(file.Content.Span);
}
