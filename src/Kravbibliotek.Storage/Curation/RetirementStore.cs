using System.Globalization;
using Kravbibliotek.Checks;
using Kravbibliotek.Curation;
using Kravbibliotek.Profiles;
using Kravbibliotek.Requirements;
using Kravbibliotek.Storage.Changes;
using Kravbibliotek.Storage.Registers;
using Kravbibliotek.Storage.Requirements;

namespace Kravbibliotek.Storage.Curation;

/// <summary>What came of ending a requirement: the requirement as stored now, or why not.</summary>
/// <param name="Requirement">The requirement, or null when refused.</param>
/// <param name="Findings">Why it was refused.</param>
public sealed record RetirementOutcome(Requirement? Requirement, IReadOnlyList<Finding> Findings);

/// <summary>The end of a requirement's life, and what is to happen by itself when its last day has passed.</summary>
public sealed class RetirementStore(LibraryHost host, RequirementStore requirements, RegisterStore registers, TimeProvider time)
{
    /// <summary>Sets or moves the last day of a requirement, and says what takes its place.</summary>
    /// <exception cref="StaleRevisionException">Somebody else changed the requirement since <paramref name="revision"/>.</exception>
    public Task<RetirementOutcome> RetireAsync(
        string key, long revision, DateOnly lastDay, IReadOnlyList<string> replacedBy, ChangeContext context,
        CancellationToken cancellation = default) =>
        EndAsync(key, revision, replacedBy, context, (s, r) => Retirement.Retire(s, lastDay, replacedBy, r), cancellation);

    /// <summary>Withdraws a requirement now.</summary>
    /// <exception cref="StaleRevisionException">Somebody else changed the requirement since <paramref name="revision"/>.</exception>
    public Task<RetirementOutcome> WithdrawAsync(
        string key, long revision, IReadOnlyList<string> replacedBy, ChangeContext context, CancellationToken cancellation = default) =>
        EndAsync(key, revision, replacedBy, context, (s, r) => Retirement.Withdraw(s, replacedBy, r), cancellation);

    /// <summary>Takes back what was said of its end.</summary>
    /// <exception cref="StaleRevisionException">Somebody else changed the requirement since <paramref name="revision"/>.</exception>
    public Task<RetirementOutcome> RestoreAsync(
        string key, long revision, ChangeContext context, CancellationToken cancellation = default) =>
        EndAsync(key, revision, [], context, (s, _) => Retirement.Restore(s), cancellation);

    /// <summary>What a decision about a requirement's end rests on now, or null when the key is unknown. Read from the primary.</summary>
    public async Task<RetirementSituation?> FindAsync(string key, CancellationToken cancellation = default)
    {
        await using var session = host.Store.LightweightSession();
        var requirement = await session.LoadAsync<Requirement>(key, cancellation).ConfigureAwait(false);
        return requirement is null ? null : await SituationAsync(requirement, cancellation).ConfigureAwait(false);
    }

    /// <summary>Withdraws everything whose last day has passed. What is still needed stays as it is, and is told.</summary>
    internal async Task<(IReadOnlyList<string> Withdrawn, IReadOnlyList<Finding> Held)> EndDueAsync(
        ChangeContext context, CancellationToken cancellation)
    {
        var withdrawn = new List<string>();
        var held = new List<Finding>();
        foreach (var requirement in await DueAsync(cancellation).ConfigureAwait(false))
        {
            var decision = Retirement.End(await SituationAsync(requirement, cancellation).ConfigureAwait(false));
            held.AddRange(decision.Findings);
            if (decision.Requirement is not { } after)
                continue;
            await requirements.UpdateAsync(after, context, cancellation).ConfigureAwait(false);
            withdrawn.Add(after.Key);
        }

        return (withdrawn, held);
    }

    private async Task<RetirementOutcome> EndAsync(
        string key, long revision, IReadOnlyList<string> replacedBy, ChangeContext context,
        Func<RetirementSituation, IReadOnlyList<Requirement>, RetirementDecision> decide, CancellationToken cancellation)
    {
        await using var session = host.Store.LightweightSession();
        var requirement = await session.LoadAsync<Requirement>(key, cancellation).ConfigureAwait(false)
            ?? throw new ArgumentException($"Kravet {key} finns inte.", nameof(key));
        var replacements = await session.LoadManyAsync<Requirement>(cancellation, replacedBy).ConfigureAwait(false);
        var situation = await SituationAsync(requirement with { Revision = revision }, cancellation).ConfigureAwait(false);
        var decision = decide(situation, replacements);
        if (decision.Requirement is not { } after)
            return new(null, decision.Findings);
        await requirements.UpdateAsync(after, context, cancellation).ConfigureAwait(false);
        return new(after with { Revision = revision + 1 }, []);
    }

    private async Task<RetirementSituation> SituationAsync(Requirement requirement, CancellationToken cancellation)
    {
        await using var session = host.Store.LightweightSession();
        var current = await session.LoadAsync<RequirementVersion>(
            RequirementVersion.IdOf(requirement.Key, requirement.CurrentNumber), cancellation).ConfigureAwait(false);
        var requiring = await session.QueryAsync<Requirement>(
            "where data -> 'relations' -> 'requires' @> jsonb_build_array(?::text) and data ->> 'status' <> ?", cancellation,
            requirement.Key, nameof(RequirementStatus.Withdrawn)).ConfigureAwait(false);
        IReadOnlyList<Profile> profiles = await registers.ProfilesWithAsync(requirement.Key, cancellation).ConfigureAwait(false);
        return new(
            requirement, current,
            [
                .. requiring.Select(r => r.Key).Order(StringComparer.Ordinal),
                .. profiles.Select(p => $"profiler/{p.Id}"),
            ],
            SwedishDay.Of(time.GetUtcNow()));
    }

    private async Task<IReadOnlyList<Requirement>> DueAsync(CancellationToken cancellation)
    {
        var today = SwedishDay.Of(time.GetUtcNow()).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var session = host.Store.LightweightSession();
        var due = await session.QueryAsync<Requirement>(
            "where data ->> 'status' = ? and data ->> 'lastDay' < ?", cancellation, nameof(RequirementStatus.Retiring), today)
            .ConfigureAwait(false);
        return [.. due.OrderBy(r => r.Key, StringComparer.Ordinal)];
    }
}
