namespace Kravbibliotek.Storage.Postgres;

/// <summary>Why the database cannot serve.</summary>
/// <param name="Code">Stable: <c>databas-saknas</c>, <c>sprak</c>, <c>pg_trgm</c> or <c>schema</c>.</param>
/// <param name="Message">A Swedish sentence that says what to do; holds no secrets.</param>
public sealed record HealthProblem(string Code, string Message);
