namespace Kravbibliotek.Tests.Json;

/// <summary>The judge of JSON is judged first.</summary>
public class JsonSchemaCheckTests
{
    [Theory]
    [InlineData("""{"type":"object","required":["a"]}""", """{"a":1}""", null)]
    [InlineData("""{"type":"object","required":["a"]}""", """{}""", "/: lacks a")]
    [InlineData("""{"properties":{"a":{"type":"string"}},"additionalProperties":false}""", """{"b":1}""", "/b: may not be here")]
    [InlineData("""{"properties":{"a":{"items":{"type":"integer"}}}}""", """{"a":[1,1.5]}""", "/a/1: is Number, not integer")]
    [InlineData("""{"$defs":{"x":{"pattern":"^a"}},"$ref":"#/$defs/x"}""", "\"b\"", "/: ”b” breaks pattern ^a")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "1", "/: fits not at least one of: /: is Number, not string | /: is Number, not null")]
    [InlineData("""{"oneOf":[{"type":"number"},{"minimum":1}]}""", "2", "/: fits not exactly one of: fits | fits")]
    [InlineData("""{"enum":["a",null]}""", "null", null)]
    [InlineData("""{"format":"date"}""", "\"2026-02-30\"", "/: ”2026-02-30” breaks format date")]
    [InlineData("""{"minItems":1,"uniqueItems":true}""", "[1,1]", "/: holds the same twice")]
    public void Problems_Instance_AreToldWithTheirPlace(string schema, string instance, string? problem) =>
        Assert.Equal(problem is null ? [] : [problem], JsonSchemaCheck.Problems(schema, instance));

    [Theory]
    [InlineData("""{"unevaluatedProperties":false}""")]
    [InlineData("""{"format":"ipv4"}""")]
    [InlineData("""{"$ref":"#/nowhere"}""")]
    [InlineData("""{"$ref":"https://exempel.se/schema"}""")]
    public void Problems_SchemaThatCannotBeChecked_IsNotPassedOver(string schema) =>
        Assert.Throws<InvalidOperationException>(() => JsonSchemaCheck.Problems(schema, "\"x\""));
}
