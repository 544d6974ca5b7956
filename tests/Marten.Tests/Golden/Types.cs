using System.Text.Json.Serialization;

namespace Golden;

public enum Kind { Must, Should, Optional }

public record Criterion(string Label, int Weight);

public record Requirement(
    string Key, long Revision, string Area, string Title, Kind Kind, DateOnly ValidFrom,
    DateTimeOffset ChangedAt, List<string> Tags, List<Criterion> Criteria);

public record RequirementVersion(string Id, string Key, int Number, string Text);

public static class Catalogue
{
    public class Entry
    {
        public string Id { get; set; } = "";
        public string Name { get; set; } = "";
    }
}

public record Standard(string Id, string Name);

public record Note(string Id, string Text);

public class Sample
{
    public string Id { get; set; } = "";
    public string? Text { get; set; }
    public int Number { get; set; }
    public long Big { get; set; }
    public decimal Amount { get; set; }
    public double Ratio { get; set; }
    public bool Flag { get; set; }
    public bool? MaybeFlag { get; set; }
    public DateOnly Day { get; set; }
    public DateOnly? MaybeDay { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? MaybeAt { get; set; }
    public Kind Kind { get; set; }
    public Kind? MaybeKind { get; set; }
    public List<string> Tags { get; set; } = [];
    public List<string>? MaybeTags { get; set; }
    public List<Criterion> Criteria { get; set; } = [];
    public Dictionary<string, string> Texts { get; set; } = [];
    public List<List<int>> Matrix { get; set; } = [];
    public Criterion? Nested { get; set; }
    public string Computed => $"{Number}:{Kind}";
    [JsonPropertyName("eget-namn")] public string Renamed { get; set; } = "";
    [JsonIgnore] public string Ignored { get; set; } = "";
    public string Field = "a field";
}
