using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Kravbibliotek.Tests.Web.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Kravbibliotek.Tests.Web.Attacks;

/// <summary>A field of a form as the page offers it.</summary>
/// <param name="IsSent">False for a box or a radio button that is not ticked.</param>
/// <param name="LastChoice">The last choice of a list.</param>
internal sealed record FoundField(string Name, string Type, string Value, int MaxLength, bool IsSent = true, string LastChoice = "")
{
    /// <summary>True when anything may be typed.</summary>
    public bool TakesText => Type is "text" or "textarea" or "search" or "tel" or "url";
}

/// <summary>One way to send a form: the form and the button that is pressed.</summary>
/// <param name="Page">Address of the page that it stands on.</param>
/// <param name="Form">Which of the page's forms.</param>
/// <param name="Button">Which of the form's buttons.</param>
/// <param name="Action">Where it is sent.</param>
/// <param name="Route">The route there, as the table of routes writes it.</param>
/// <param name="Pressed">Name and value that the button adds.</param>
internal sealed record FoundForm(string Page, int Form, int Button, string Action, string Route, string Pressed)
{
    private static readonly (string Route, TemplateMatcher Matcher)[] Matchers =
    [
        .. RouteTable.Rows.Where(r => r.Method == "POST").OrderBy(r => r.Route.Count(c => c == '{'))
            .Select(r => (r.Route, new TemplateMatcher(TemplateParser.Parse(r.Route.TrimStart('/')), new RouteValueDictionary()))),
    ];

    /// <summary>What makes two forms the same to an attacker.</summary>
    public string Kind => string.Concat($"{Route} {Pressed}".Where(c => !char.IsAsciiDigit(c)));

    /// <summary>Every way to send every form of a page by POST.</summary>
    public static IEnumerable<FoundForm> On(Answer answer)
    {
        var forms = FormsOf(answer.Page);
        for (var i = 0; i < forms.Count; i++)
        {
            var buttons = ButtonsOf(forms[i]);
            for (var j = 0; j < buttons.Count; j++)
            {
                var action = buttons[j].GetAttribute("formaction") ?? forms[i].GetAttribute("action") ?? answer.Address;
                yield return new(
                    answer.Address, i, j, action, RouteOf(action), $"{buttons[j].GetAttribute("name")}={buttons[j].GetAttribute("value")}");
            }
        }
    }

    /// <summary>Fetches the page anew, fills the form in and sends it; null when the form is no longer there.</summary>
    /// <param name="browser">Who sends it.</param>
    /// <param name="fill">What to write in a field; null leaves it as the page has it.</param>
    /// <param name="more">Fields that the page does not offer.</param>
    public async Task<HttpResponseMessage?> SendAsync(
        HttpClient browser, Func<FoundField, string?> fill, params IEnumerable<(string Name, string Value)> more)
    {
        using var response = await browser.GetAsync(Page);
        return await SendAsync(browser, await Answer.OfAsync(Page, response), fill, more);
    }

    /// <summary>Fills the form in on a page that has been fetched, and sends it; null when the form is not there.</summary>
    public async Task<HttpResponseMessage?> SendAsync(
        HttpClient browser, Answer answer, Func<FoundField, string?> fill, params IEnumerable<(string Name, string Value)> more)
    {
        if (!answer.IsPage || FormsOf(answer.Page).ElementAtOrDefault(Form) is not { } form || ButtonsOf(form).ElementAtOrDefault(Button) is not { } button)
            return null;
        var fields = FieldsOf(form).ToList();
        var sent = fields.Where(f => f.Type != "file").Select(f => (f.Name, Value: fill(f) ?? (f.IsSent ? f.Value : null)))
            .Where(f => f.Value is not null).Select(f => (f.Name, Value: f.Value!)).Concat(more).ToList();
        if (button.GetAttribute("name") is { Length: > 0 } name)
            sent.Add((name, button.GetAttribute("value") ?? ""));
        return await browser.PostAsync(Action, form.GetAttribute("enctype") == "multipart/form-data"
            ? Multipart(sent, fields.Where(f => f.Type == "file"))
            : new FormUrlEncodedContent(sent.Select(f => KeyValuePair.Create(f.Name, f.Value))));
    }

    /// <summary>The fields of a form; of radio buttons the one that is chosen, or the first.</summary>
    public static IEnumerable<FoundField> FieldsOf(IElement form)
    {
        var elements = form.QuerySelectorAll("input[name], select[name], textarea[name]").Where(e => !e.HasAttribute("disabled")).ToList();
        var ticked = elements.OfType<IHtmlInputElement>().Where(e => e.Type is "radio" && e.IsChecked).Select(e => e.Name).ToHashSet();
        foreach (var element in elements)
        {
            var max = int.TryParse(element.GetAttribute("maxlength"), CultureInfo.InvariantCulture, out var most) ? most : int.MaxValue;
            switch (element)
            {
                case IHtmlInputElement { Type: "radio", IsChecked: false } radio:
                    if (ticked.Add(radio.Name))
                        yield return new(radio.Name!, radio.Type, radio.Value, max, IsSent: false);
                    break;
                case IHtmlInputElement { Type: "checkbox" } box:
                    yield return new(box.Name!, box.Type, box.Value, max, box.IsChecked);
                    break;
                case IHtmlInputElement { Type: "submit" or "button" or "reset" or "image" }:
                    break;
                case IHtmlInputElement input:
                    yield return new(input.Name!, input.Type, input.Value, max);
                    break;
                case IHtmlSelectElement select:
                    if (select.Options.Length > 0)
                        yield return new(select.Name!, "select", select.Value ?? "", max, LastChoice: select.Options[select.Options.Length - 1].Value);
                    break;
                default:
                    yield return new(element.GetAttribute("name")!, "textarea", element.TextContent, max);
                    break;
            }
        }
    }

    private static MultipartFormDataContent Multipart(List<(string Name, string Value)> sent, IEnumerable<FoundField> files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in sent)
            content.Add(new StringContent(value), name);
        foreach (var file in files)
            content.Add(new ByteArrayContent("=1+1<script>"u8.ToArray()), file.Name, "angrepp<script>.xlsx");
        return content;
    }

    private static List<IElement> FormsOf(IHtmlDocument page) => [.. page.QuerySelectorAll("form[method=post]")];

    private static List<IElement> ButtonsOf(IElement form) => [.. form.QuerySelectorAll("button:not([type=button]), input[type=submit]")];

    private static string RouteOf(string action)
    {
        var path = new Microsoft.AspNetCore.Http.PathString(Uri.UnescapeDataString(action.Split('?', '#')[0]));
        return Matchers.FirstOrDefault(m => m.Matcher.TryMatch(path, [])).Route ?? path.Value!;
    }
}
