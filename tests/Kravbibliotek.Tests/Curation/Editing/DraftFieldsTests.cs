using Kravbibliotek.Curation.Editing;
using Kravbibliotek.Tests.Requirements;

namespace Kravbibliotek.Tests.Curation.Editing;

/// <summary>Rows come and go without anything else being touched.</summary>
public class DraftFieldsTests
{
    [Fact]
    public void WithRow_Twice_GivesRowsWithNumbersOfTheirOwn()
    {
        var fields = ContentFields.Write(Sample.Content).WithRow(DraftParts.Parameters, ("Name", "a")).WithRow(DraftParts.Parameters, ("Name", "b"));

        Assert.Equal([0, 1, 2], fields.Rows(DraftParts.Parameters));
        Assert.Equal(("svarstid", "a", "b"), (fields["Parameters[0].Name"], fields["Parameters[1].Name"], fields["Parameters[2].Name"]));
    }

    [Fact]
    public void WithoutRow_First_MovesTheOthersUpWithAllTheyHold()
    {
        var fields = ContentFields.Write(Sample.Content)
            .WithRow(DraftParts.Parameters, ("Name", "a"), ("Min", "fyra")).WithoutRow(DraftParts.Parameters, 0);

        Assert.Equal([0], fields.Rows(DraftParts.Parameters));
        Assert.Equal(("a", "fyra"), (fields["Parameters[0].Name"], fields["Parameters[0].Min"]));
        Assert.Equal("ISO-IEC-27002", fields["Standards[0].Standard"]);
    }

    [Fact]
    public void New_NameOfNoPart_IsLeftOut()
    {
        var fields = new DraftFields([new("Title", "T"), new("__RequestVerificationToken", "x"), new("Do", "save"), new("Titles", "x")]);

        Assert.Equal(["Title"], fields.Values.Keys);
    }

    [Fact]
    public void Read_NumberThatIsNone_IsToldAtItsField()
    {
        var reading = ContentFields.Read(ContentFields.Write(Sample.Content).With("Parameters[0].Max", "många"));

        Assert.Equal(("Parameters[0].Max", "”många” är inget tal. Skriv med siffror, till exempel 4 eller 0,5."),
            (reading.Problems.Single().Field, reading.Problems.Single().Message));
    }

    [Theory]
    [InlineData("1 000,5", 1000.5)]
    [InlineData("−2", -2)]
    [InlineData("4", 4)]
    public void Read_NumberAsPeopleWriteIt_IsUnderstood(string typed, double number) => Assert.Equal(
        (decimal)number, ContentFields.Read(ContentFields.Write(Sample.Content).With("Parameters[0].Min", typed)).Content.Parameters[0].Min);

    [Fact]
    public void Read_WhatCannotBeSeen_IsTakenAway() => Assert.Equal(
        "Ett två tre\nfyra",
        ContentFields.Read(ContentFields.Write(Sample.Content).With("Guidance", "\0Ett\ttvå \u202etre\u2028fyra\ud800".Replace("\ud800", ""))).Content.Guidance);

    [Fact]
    public void FieldOnPage_EmptyRowBefore_IsTheRowOnThePage()
    {
        var fields = new DraftFields([new("Parameters[0].Type", "tal"), new("Parameters[1].Name", "a"), new("Parameters[1].Type", "tal")]);

        Assert.Equal("Parameters[1].Name", ContentFields.FieldOnPage(fields, "Parameters[0].Name"));
        Assert.Equal("Title", ContentFields.FieldOnPage(fields, "Title"));
    }
}
