using Microsoft.Playwright;

namespace Kravbibliotek.BrowserTests;

/// <summary>What has the focus, as somebody sees it who uses nothing but a keyboard.</summary>
internal static class FocusRing
{
    // The style sheet draws the ring of a box or a radio button round its label too.
    private const string Fault = """
        () => {
          const focused = document.activeElement;
          if (focused === null || focused === document.body) return "Nothing has the focus.";
          const isDrawn = element => {
            const style = getComputedStyle(element);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && !/^rgba\(.*, 0\)$/.test(style.outlineColor);
          };
          if (!focused.matches(":focus-visible") || ![focused, focused.closest(".ds-field")].some(e => e && isDrawn(e)))
            return "No ring is drawn round " + focused.outerHTML;
          const box = focused.getClientRects()[0];
          if (!box) return "Nothing is shown of " + focused.outerHTML;
          if (box.bottom <= 0 || box.right <= 0 || box.top >= innerHeight || box.left >= innerWidth) return "Out of sight: " + focused.outerHTML;
          const within = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
          const there = document.elementFromPoint(within(box.left, box.right, innerWidth), within(box.top, box.bottom, innerHeight));
          return there && (focused.contains(there) || there.contains(focused)) ? null : there?.outerHTML + " covers " + focused.outerHTML;
        }
        """;

    /// <summary>Something has the focus, with a ring round it, in sight and not covered by anything else.</summary>
    public static async Task AssertVisibleAsync(IPage page)
    {
        if (await page.EvaluateAsync<string?>(Fault) is { } fault)
            Assert.Fail($"{page.Url}: {fault}");
    }

    /// <summary>This has the focus, and it shows.</summary>
    public static async Task AssertOnAsync(ILocator expected)
    {
        await Assertions.Expect(expected).ToBeFocusedAsync();
        await AssertVisibleAsync(expected.Page);
    }
}
