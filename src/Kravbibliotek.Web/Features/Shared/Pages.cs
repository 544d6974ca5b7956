namespace Kravbibliotek.Web.Features.Shared;

/// <summary>Where one is in a list of many pages, and how to reach the others.</summary>
/// <param name="Current">This page, from 1.</param>
/// <param name="Last">The last page.</param>
/// <param name="Address">The address of a page.</param>
public sealed record Pages(int Current, int Last, Func<int, string> Address)
{
    /// <summary>The first, the last and those near this one, in order; 0 stands for pages left out.</summary>
    public IReadOnlyList<int> Shown()
    {
        var near = Enumerable.Range(1, Last).Where(p => p == 1 || p == Last || Math.Abs(p - Current) <= 1).ToList();
        var shown = new List<int>();
        foreach (var page in near)
        {
            if (shown.Count > 0 && page > shown[^1] + 1)
                shown.Add(0);
            shown.Add(page);
        }
        return shown;
    }
}
