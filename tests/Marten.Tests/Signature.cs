using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Marten.Tests;

/// <summary>Prints declarations in the form of signatures.txt; the rules stand at the top of that file.</summary>
internal static class Signature
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    public static string OfType(Type type)
    {
        var isStatic = type is { IsAbstract: true, IsSealed: true };
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface"
            : isStatic ? "static class" : type.IsSealed ? "sealed class" : type.IsAbstract ? "abstract class" : "class";
        var bases = type.IsEnum ? [NameOf(Enum.GetUnderlyingType(type))]
            : new[] { type.BaseType }.OfType<Type>().Where(parent => parent != typeof(object)).Select(NameOf)
                .Concat(type.GetInterfaces().Where(contract => contract.IsVisible).Select(NameOf).Order(StringComparer.Ordinal)).ToList();
        return $"type public {kind} {NameOf(type)}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    public static IEnumerable<string> OfMembers(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"enum {NameOf(type)}.{name} = {Convert.ToInt32(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        var constructors = type.GetConstructors(Declared).Select(constructor => $"constructor public {NameOf(type)}..ctor({Parameters(constructor)})");
        var fields = type.GetFields(Declared).Select(field
            => $"field public {(field.IsInitOnly ? "readonly " : "")}{Annotated(new NullabilityInfoContext().Create(field))} {NameOf(type)}.{field.Name}");
        var properties = type.GetProperties(Declared).Select(OfProperty);
        var methods = type.GetMethods(Declared).Where(method => !method.IsSpecialName).Select(OfMethod);
        return constructors.Concat(fields).Concat(properties).Concat(methods);
    }

    private static string OfProperty(PropertyInfo property)
    {
        var get = property.GetGetMethod() is null ? "" : "get; ";
        var set = property.GetSetMethod() is null ? "" : "set; ";
        var access = property.DeclaringType!.IsInterface ? "" : "public ";
        return $"property {access}{Annotated(new NullabilityInfoContext().Create(property))} {NameOf(property.DeclaringType)}.{property.Name} {{ {get}{set}}}";
    }

    private static string OfMethod(MethodInfo method)
    {
        var access = method.DeclaringType!.IsInterface ? ""
            : "public " + (method.IsStatic ? "static " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");
        var generic = method.GetGenericArguments();
        var arguments = generic.Length > 0 ? $"<{string.Join(", ", generic.Select(NameOf))}>" : "";
        var constraints = string.Concat(generic.Where(IsNotNull).Select(argument => $" where {argument.Name} : notnull"));
        var result = Annotated(new NullabilityInfoContext().Create(method.ReturnParameter));
        return $"method {access}{result} {NameOf(method.DeclaringType)}.{method.Name}{arguments}({Parameters(method)}){constraints}";
    }

    private static string Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return string.Join(", ", method.GetParameters().Select((parameter, index) =>
        {
            var prefix = isExtension && index == 0 ? "this " : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
            return $"{prefix}{Annotated(new NullabilityInfoContext().Create(parameter))} {parameter.Name}{Default(parameter)}";
        }));
    }

    private static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue) return "";
        var type = parameter.ParameterType;
        if (parameter.DefaultValue is null) return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? " = default" : " = null";
        return type.IsEnum ? $" = {NameOf(type)}.{Enum.GetName(type, parameter.DefaultValue)}" : FormattableString.Invariant($" = {parameter.DefaultValue}");
    }

    private static string Annotated(NullabilityInfo info)
    {
        var type = info.Type;
        if (Nullable.GetUnderlyingType(type) is { } value) return NameOf(value) + "?";
        var name = type.IsArray ? Annotated(info.ElementType!) + "[]"
            : type.IsGenericType && type.Name.Contains('`', StringComparison.Ordinal) && info.GenericTypeArguments.Length == OwnArguments(type).Length
                ? $"{NameWithoutArguments(type)}<{string.Join(", ", info.GenericTypeArguments.Select(Annotated))}>"
                : NameOf(type);
        // Whether an unconstrained T may be null is not told apart.
        var isTold = !type.IsValueType && (!type.IsGenericParameter || IsNotNull(type));
        return isTold && info.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }

    private static string NameOf(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsGenericParameter) return type.Name;
        if (type.IsArray) return NameOf(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value) return NameOf(value) + "?";
        var arguments = type.Name.Contains('`', StringComparison.Ordinal) ? $"<{string.Join(", ", OwnArguments(type).Select(NameOf))}>" : "";
        return NameWithoutArguments(type) + arguments;
    }

    // A nested type repeats the outer type's arguments.
    private static Type[] OwnArguments(Type type) => type.GetGenericArguments();

    private static string NameWithoutArguments(Type type)
        => $"{(type.IsNested ? NameOf(type.DeclaringType!) : type.Namespace)}.{type.Name.Split('`')[0]}";

    // The compiler notes "where T : notnull" as 1: on the type parameter, or when most of a scope is 1, once on the method or the type around it.
    private static bool IsNotNull(Type parameter)
    {
        if (Flag(parameter, "NullableAttribute") is { } own) return own == 1;
        for (MemberInfo? scope = parameter.DeclaringMethod ?? (MemberInfo?)parameter.DeclaringType; scope is not null; scope = scope.DeclaringType)
        {
            if (Flag(scope, "NullableContextAttribute") is { } context) return context == 1;
        }
        return false;
    }

    private static byte? Flag(MemberInfo member, string attributeName) => member.GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType.Name == attributeName)
        .Select(attribute => attribute.ConstructorArguments[0].Value as byte?).FirstOrDefault();
}
