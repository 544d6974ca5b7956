using Kravbibliotek.Formats.Json;

namespace Kravbibliotek.Web.Features.Api;

/// <summary>
/// One thing that may be asked of the API. It is routed, its parameters are checked and it is described in the OpenAPI document out of
/// this declaration alone.
/// </summary>
public sealed record ApiOperation
{
    /// <summary>Its name in client libraries.</summary>
    public required string Id { get; init; }

    /// <summary>The path below the API's address, with parameters in braces.</summary>
    public required string Path { get; init; }

    /// <summary>The group it is shown under, in Swedish.</summary>
    public required string Group { get; init; }

    /// <summary>What it gives, in Swedish, in a few words.</summary>
    public required string Summary { get; init; }

    /// <summary>More on it, in Swedish.</summary>
    public required string Description { get; init; }

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    /// <summary>What it answers with, or null for a document that describes itself.</summary>
    public JsonShape? Shape { get; init; }

    /// <summary>The media type of the answer.</summary>
    public string MediaType { get; init; } = "application/json";

    /// <summary>Makes the answer; parameters have been checked.</summary>
    public required Func<ApiCall, CancellationToken, Task<ApiAnswer>> Answer { get; init; }

    /// <summary>What is wrong with the parameters of a request, or null.</summary>
    public ApiProblem? Check(IQueryCollection query)
    {
        foreach (var (name, values) in query)
        {
            if (Parameters.FirstOrDefault(p => !p.IsInPath && p.Name == name) is not { } parameter)
                return Unknown(name);
            if (values.Count > parameter.Most)
                return new(ApiProblemKind.RepeatedParameter, $"{name} står {values.Count} gånger i adressen och får stå {parameter.Most}.", name);
            if (values.Any(v => !parameter.IsSound(v ?? "")))
                return new(ApiProblemKind.InvalidValue, $"{name} ska {parameter.Rule}.", name);
        }

        return null;
    }

    private ApiProblem Unknown(string name)
    {
        var known = Parameters.Where(p => !p.IsInPath).Select(p => p.Name).ToList();
        var there = known.Count > 0 ? $"Här finns: {string.Join(", ", known)}." : "Här finns inga parametrar.";
        return new(ApiProblemKind.UnknownParameter, $"Parametern {Shown(name)} finns inte. {there}", Shown(name));
    }

    // Whatever somebody typed, in a length that is readable.
    private static string Shown(string name) => name.Length > 40 ? name[..40] + "…" : name;
}

/// <summary>A request that is being answered.</summary>
/// <param name="Http">The request.</param>
public sealed record ApiCall(HttpContext Http)
{
    /// <summary>A service of the application.</summary>
    public T Service<T>()
        where T : notnull => Http.RequestServices.GetRequiredService<T>();

    /// <summary>A part of the path.</summary>
    public string InPath(string name) => (string)Http.Request.RouteValues[name]!;

    /// <summary>A parameter, or null when it is not there.</summary>
    public string? Query(string name) => Http.Request.Query.TryGetValue(name, out var values) ? values[0] : null;

    /// <summary>All values of a parameter.</summary>
    public string?[] All(string name) => [.. Http.Request.Query[name]];

    /// <summary>The whole address of one of our own.</summary>
    public string Absolute(string path) => Service<Startup.SiteAddress>().Absolute(path, Http.Request);

    /// <summary>The whole address of one of our own with the parameters of this request, one of them set, or taken away when it is null.</summary>
    public string AbsoluteWith(string path, string name, string? value)
    {
        var others = Http.Request.Query.Where(q => q.Key != name).OrderBy(q => q.Key, StringComparer.Ordinal)
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)));
        IEnumerable<KeyValuePair<string, string?>> set = value is null ? [] : [new(name, value)];
        return Absolute(path + QueryString.Create(others.Concat(set)).Value);
    }
}

/// <summary>A link of an answer (RFC 8288).</summary>
/// <param name="Relation">What it leads to.</param>
/// <param name="Address">Where.</param>
public sealed record ApiLink(string Relation, string Address);

/// <summary>What is answered: a body, or what went wrong.</summary>
public sealed record ApiAnswer
{
    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Where it leads.</summary>
    public IReadOnlyList<ApiLink> Links { get; init; } = [];

    /// <summary>How long it may be kept without asking again.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>What went wrong, or null.</summary>
    public ApiProblem? Problem { get; init; }

    /// <summary>Something found.</summary>
    public static ApiAnswer Of<T>(JsonShape<T> shape, T value, params IEnumerable<ApiLink> links) =>
        new() { Body = shape.Document(value), Links = [.. links] };

    /// <summary>Something went wrong.</summary>
    public static ApiAnswer Not(ApiProblem problem) => new() { Problem = problem };
}
