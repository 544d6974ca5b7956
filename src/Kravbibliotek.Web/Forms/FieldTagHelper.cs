using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kravbibliotek.Web.Forms;

/// <summary>
/// One field of a form with label, hint and message, tied together as assistive technology needs it. A text field, a list
/// when it has options, or radio buttons when it has options and is <c>as="radio"</c>. What was typed is kept.
/// </summary>
[HtmlTargetElement("krav-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
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

    /// <summary><c>radio</c> for radio buttons.</summary>
    public string? As { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string Id => FormValidation.IdOf(Name);

    private ModelStateEntry? State => ViewContext.ModelState.TryGetValue(Name, out var state) ? state : null;

    private string? Error => State?.Errors.FirstOrDefault()?.ErrorMessage;

    private string? Current => State is { AttemptedValue: { } typed } ? typed : Value;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        // Razor hands over a missing text as an empty one.
        (Hint, Suffix, Inputmode) = (NullIfEmpty(Hint), NullIfEmpty(Suffix), NullIfEmpty(Inputmode));
        if (As == "radio")
            Radios(output);
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
        output.Content.AppendHtml(WithSuffix(Options is null ? Input() : Select()));
        Described(output, "p", Error, "fel", "validation");
    }

    private void Radios(TagHelperOutput output)
    {
        output.TagName = "fieldset";
        output.Attributes.SetAttribute("class", "ds-fieldset");
        Describe(output.Attributes.SetAttribute);
        var legend = new TagBuilder("legend");
        legend.AddCssClass("ds-label");
        legend.InnerHtml.Append(Label);
        output.Content.AppendHtml(legend);
        Described(output, "p", Hint, "hint", "description");
        foreach (var (option, index) in (Options ?? []).Select((option, index) => (option, index)))
            output.Content.AppendHtml(Radio(option, index));
        Described(output, "p", Error, "fel", "validation");
    }

    private TagBuilder Radio(SelectListItem option, int index)
    {
        // The first button carries the field's own id, where the error summary leads.
        var id = index == 0 ? Id : $"{Id}-{index + 1}";
        var field = new TagBuilder("div");
        field.AddCssClass("ds-field");
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("ds-input");
        input.Attributes["type"] = "radio";
        input.Attributes["id"] = id;
        input.Attributes["name"] = Name;
        input.Attributes["value"] = option.Value;
        if (option.Value == Current)
            input.Attributes["checked"] = "checked";
        if (Error is not null)
            input.Attributes["aria-invalid"] = "true";
        var label = new TagBuilder("label");
        label.AddCssClass("ds-label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(option.Text);
        field.InnerHtml.AppendHtml(input).AppendHtml(label);
        return field;
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
        string?[] ids = [Suffix is null ? null : $"{Id}-enhet", Hint is null ? null : $"{Id}-hint", Error is null ? null : $"{Id}-fel"];
        if (ids.Any(id => id is not null))
            set("aria-describedby", string.Join(' ', ids.OfType<string>()));
        if (Error is not null && As != "radio")
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
