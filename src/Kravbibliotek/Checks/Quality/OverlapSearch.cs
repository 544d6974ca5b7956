using System.Numerics;
using System.Runtime.InteropServices;

namespace Kravbibliotek.Checks.Quality;

/// <summary>
/// All pairs of sets that are alike enough. The words of a set stand with the rarest first and sets are taken by size: two that are alike
/// share one of their first words. Of those that do, the fewest are compared word by word, since marks of their words tell most apart.
/// </summary>
internal sealed class OverlapSearch
{
    private const double Threshold = Overlap.Threshold;
    private const double Slack = 1e-9;

    private readonly int[][] _sets;
    private readonly Marks[] _marks;
    private readonly List<Entry>[] _index;

    // Where in the lists of the index the sets begin that are not too small for those that are left.
    private readonly int[] _start;

    // How many words sets of so many together share when they are alike enough.
    private readonly int[] _needed;

    public OverlapSearch(IReadOnlyList<HashSet<string>> sets)
    {
        var count = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in sets.SelectMany(s => s))
            CollectionsMarshal.GetValueRefOrAddDefault(count, word, out _)++;
        var rank = count.OrderBy(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select((c, i) => (c.Key, i))
            .ToDictionary(c => c.Key, c => c.i, StringComparer.Ordinal);
        _sets = [.. sets.Select(s => s.Select(w => rank[w]).Order().ToArray())];
        _marks = [.. _sets.Select(Marks.Of)];
        _index = new List<Entry>[rank.Count];
        _start = new int[rank.Count];
        var most = _sets.Select(s => s.Length).DefaultIfEmpty().Max();
        _needed = [.. Enumerable.Range(0, (2 * most) + 1).Select(together => (int)Math.Ceiling((Threshold / (1 + Threshold) * together) - Slack))];
    }

    /// <summary>The pairs by their places among the sets.</summary>
    public IEnumerable<(int First, int Second, double Likeness)> Pairs()
    {
        var candidates = new HashSet<int>();
        foreach (var i in Enumerable.Range(0, _sets.Length).Where(i => _sets[i].Length > 0).OrderBy(i => _sets[i].Length))
        {
            candidates.Clear();
            Collect(i, candidates);
            foreach (var j in candidates)
                if (Likeness(_sets[i], _sets[j]) is >= Threshold and var likeness)
                    yield return (i, j, likeness);
            Add(i);
        }
    }

    private void Collect(int set, HashSet<int> candidates)
    {
        var (words, marks) = (_sets[set], _marks[set]);
        foreach (var word in words.AsSpan(0, Prefix(words.Length, Threshold)))
        {
            if (_index[word] is not { } list)
                continue;
            ref var start = ref _start[word];
            while (start < list.Count && list[start].Size < (Threshold * words.Length) - Slack)
                start++;
            foreach (ref readonly var entry in CollectionsMarshal.AsSpan(list)[start..])
            {
                var together = words.Length + entry.Size;
                // Every mark that only one of them has stands for a word that only one of them has.
                if (together - entry.Marks.Differing(marks) >= 2 * _needed[together])
                    candidates.Add(entry.Set);
            }
        }
    }

    // A later set is no smaller, so that fewer of its words have to be found.
    private void Add(int set)
    {
        var words = _sets[set];
        foreach (var word in words.AsSpan(0, Prefix(words.Length, 2 * Threshold / (1 + Threshold))))
            (_index[word] ??= []).Add(new(set, words.Length, _marks[set]));
    }

    // When a share of the words has to be shared, one of so many of the first is.
    private static int Prefix(int words, double share) => words - (int)Math.Ceiling((share * words) - Slack) + 1;

    private static double Likeness(int[] first, int[] second)
    {
        var (shared, i, j) = (0, 0, 0);
        while (i < first.Length && j < second.Length)
        {
            if (first[i] == second[j])
                (shared, i, j) = (shared + 1, i + 1, j + 1);
            else if (first[i] < second[j])
                i++;
            else
                j++;
        }

        return (double)shared / (first.Length + second.Length - shared);
    }

    /// <summary>A set that has a word.</summary>
    private readonly record struct Entry(int Set, int Size, Marks Marks);

    /// <summary>One bit of 128 for each word of a set; several words may have the same.</summary>
    private readonly record struct Marks(ulong Low, ulong High)
    {
        public static Marks Of(int[] words)
        {
            var (low, high) = (0UL, 0UL);
            foreach (var word in words)
            {
                if ((word & 64) == 0)
                    low |= 1UL << (word & 63);
                else
                    high |= 1UL << (word & 63);
            }

            return new(low, high);
        }

        public int Differing(Marks other) => BitOperations.PopCount(Low ^ other.Low) + BitOperations.PopCount(High ^ other.High);
    }
}
