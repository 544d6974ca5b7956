using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Kravbibliotek.Web.Forms;

/// <summary>The fields that are ticked: radio buttons and check boxes.</summary>
public sealed partial class FieldTagHelper
{
    private IReadOnlyList<string> Ticked => State?.RawValue switch
    {
        string[] several => several,
        string one => [one],
        _ => Values,
    };

    private void Group(TagHelperOutput output)
    {
        output.TagName = "fieldset";
        output.Attributes.SetAttribute("class", "ds-fieldset");
        Describe(output.Attributes.SetAttribute);
        var legend = new TagBuilder("legend");
        legend.AddCssClass("ds-label");
        legend.InnerHtml.Append(Label);
        output.Content.AppendHtml(legend);
        Described(output, "p", Hint, "hint", "description");
        var ticked = Ticked;
        var free = ticked.Count;
        foreach (var (option, index) in (Options ?? []).Select((option, index) => (option, index)))
        {
            // The first button carries the field's own id, where the error summary leads.
            var id = index == 0 ? Id : $"{Id}-{index + 1}";
            var place = PlaceOf(option.Value, ticked);
            var isTicked = As == "radio" ? option.Value == Current : place >= 0;
            var name = Numbered ? $"{Name}[{(place >= 0 ? place : free++)}]" : Name;
            output.Content.AppendHtml(Choice(As == "radio" ? "radio" : "checkbox", id, name, option, isTicked));
        }

        Messages(output);
    }

    private void Box(TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "ds-field");
        var input = ChoiceInput("checkbox", Id, Name, "true", Current == "true");
        Describe((name, value) => input.Attributes[name] = value);
        output.Content.AppendHtml(input).AppendHtml(LabelOf(Id, Label));
        Described(output, "div", Hint, "hint", "description");
        Messages(output);
    }

    private TagBuilder Choice(string type, string id, string name, SelectListItem option, bool isTicked)
    {
        var field = new TagBuilder("div");
        field.AddCssClass("ds-field");
        var input = ChoiceInput(type, id, name, option.Value, isTicked);
        if (Error is not null)
            input.Attributes["aria-invalid"] = "true";
        field.InnerHtml.AppendHtml(input).AppendHtml(LabelOf(id, option.Text));
        return field;
    }

    private static TagBuilder ChoiceInput(string type, string id, string name, string value, bool isTicked)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("ds-input");
        input.Attributes["type"] = type;
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["value"] = value;
        if (isTicked)
            input.Attributes["checked"] = "checked";
        return input;
    }

    private static TagBuilder LabelOf(string id, string text)
    {
        var label = new TagBuilder("label");
        label.AddCssClass("ds-label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(text);
        return label;
    }

    private static int PlaceOf(string value, IReadOnlyList<string> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] == value)
                return i;
        }

        return -1;
    }
}
