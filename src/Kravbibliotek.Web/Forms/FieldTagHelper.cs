using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kravbibliotek.Web.Forms;

/// <summary>
/// One field of a form with label, hint and message, tied together as assistive technology needs it. A text field, a large one when it
/// has rows, a list when it has options; by <c>as</c> also radio buttons, a group of check boxes or a single one. What was typed is kept.
/// </summary>
[HtmlTargetElement("krav-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed partial class FieldTagHelper : TagHelper
{
    /// <summary>The name it is posted under, for instance <c>Items[LEV-003].Kind</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>The value it has when nothing has been typed.</summary>
    public string? Value { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    /// <summary>What is shown after the field, for instance a unit.</summary>
    public string? Suffix { get; set; }

    /// <summary>The type of a text field. What was typed as a password is never sent back.</summary>
    public string Type { get; set; } = "text";

    public string? Inputmode { get; set; }

    public string? Autocomplete { get; set; }

    public int? Maxlength { get; set; }

    /// <summary>The choices; the field is then a list.</summary>
    public IReadOnlyList<SelectListItem>? Options { get; set; }

    /// <summary><c>radio</c>, <c>checkboxes</c> for several of the options, or <c>checkbox</c> for yes or no, sent as <c>true</c>.</summary>
    public string? As { get; set; }

    /// <summary>The height of a large text field, in lines.</summary>
    public int? Rows { get; set; }

    /// <summary>The options ticked when nothing has been typed, in their order.</summary>
    public IReadOnlyList<string> Values { get; set; } = [];

    /// <summary>True to send each ticked box under a name of its own, <c>Name[0]</c>, which says its place among the values.</summary>
    public bool Numbered { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string Id => FormValidation.IdOf(Name);

    private ModelStateEntry? State => ViewContext.ModelState.TryGetValue(Name, out var state) ? state : null;

    private string? Error => State?.Errors.FirstOrDefault()?.ErrorMessage;

    private string? Current => State is { AttemptedValue: { } typed } ? typed : Value;

    private IReadOnlyList<string> Remarks => FieldRemarks.Of(ViewContext.ViewData, Name);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        // Razor hands over a missing text as an empty one.
        (Hint, Suffix, Inputmode) = (NullIfEmpty(Hint), NullIfEmpty(Suffix), NullIfEmpty(Inputmode));
        if (As is "radio" or "checkboxes")
            Group(output);
        else if (As == "checkbox")
            Box(output);
        else
            Single(output);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private void Single(TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "ds-field");
        var label = new TagBuilder("label");
        label.AddCssClass("ds-label");
        label.Attributes["for"] = Id;
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label);
        Described(output, "div", Hint, "hint", "description");
        output.Content.AppendHtml(WithSuffix(Options is not null ? Select() : Rows is null ? Input() : Area()));
        Messages(output);
    }

    private TagBuilder Input()
    {
        var input = Control("input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = Type;
        if (Type != "password")
            input.Attributes["value"] = Current ?? "";
        input.Attributes["autocomplete"] = Autocomplete ?? "off";
        if (Inputmode is not null)
            input.Attributes["inputmode"] = Inputmode;
        if (Maxlength is { } length)
            input.Attributes["maxlength"] = length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Suffix is not null)
            input.Attributes["size"] = "10";
        return input;
    }

    private TagBuilder Area()
    {
        var area = Control("textarea");
        area.Attributes["rows"] = Rows!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        area.Attributes["autocomplete"] = Autocomplete ?? "off";
        if (Maxlength is { } length)
            area.Attributes["maxlength"] = length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // A browser drops the first line break, so that one of the text's own would be lost.
        area.InnerHtml.AppendHtml("\n").Append(Current ?? "");
        return area;
    }

    private TagBuilder Select()
    {
        var select = Control("select");
        foreach (var option in Options!)
        {
            var element = new TagBuilder("option");
            element.Attributes["value"] = option.Value;
            if (option.Value == Current)
                element.Attributes["selected"] = "selected";
            element.InnerHtml.Append(option.Text);
            select.InnerHtml.AppendHtml(element);
        }
        return select;
    }

    private TagBuilder Control(string tag)
    {
        var control = new TagBuilder(tag);
        control.AddCssClass("ds-input");
        control.Attributes["id"] = Id;
        control.Attributes["name"] = Name;
        Describe((name, value) => control.Attributes[name] = value);
        return control;
    }

    private void Describe(Action<string, string> set)
    {
        string?[] ids =
        [
            Suffix is null ? null : $"{Id}-enhet", Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-fel",
            Remarks.Count == 0 ? null : $"{Id}-anmarkning",
        ];
        if (ids.Any(id => id is not null))
            set("aria-describedby", string.Join(' ', ids.OfType<string>()));
        if (Error is not null && As is not ("radio" or "checkboxes"))
            set("aria-invalid", "true");
    }

    private TagBuilder WithSuffix(TagBuilder control)
    {
        if (Suffix is null)
            return control;
        var affixes = new TagBuilder("div");
        affixes.AddCssClass("ds-field-affixes");
        var affix = new TagBuilder("span");
        affix.AddCssClass("ds-field-affix");
        affix.Attributes["id"] = $"{Id}-enhet";
        affix.InnerHtml.Append(Suffix);
        affixes.InnerHtml.AppendHtml(control).AppendHtml(affix);
        return affixes;
    }

    // What stops the form first, then what only has to be mended before something later.
    private void Messages(TagHelperOutput output)
    {
        Described(output, "p", Error, "fel", "validation");
        if (Remarks.Count > 0)
            output.Content.AppendHtml(FieldRemarks.Render($"{Id}-anmarkning", Remarks));
    }

    private void Described(TagHelperOutput output, string tag, string? text, string part, string field)
    {
        if (text is null)
            return;
        var element = new TagBuilder(tag);
        if (field == "validation")
            element.AddCssClass("ds-validation-message");
        element.Attributes["data-field"] = field;
        element.Attributes["id"] = $"{Id}-{part}";
        element.InnerHtml.Append(text);
        output.Content.AppendHtml(element);
    }
}
