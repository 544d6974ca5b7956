using System.Linq.Expressions;
using System.Reflection;

namespace Marten.Schema;

/// <summary>The members that lead from a document to a value, outermost first: <c>x => x.Nested.Label</c> has two.</summary>
internal sealed record MemberPath(IReadOnlyList<MemberInfo> Members)
{
    /// <summary>The member that holds the value.</summary>
    public MemberInfo Member => Members[^1];

    public static MemberPath Of(LambdaExpression expression) => Of(expression.Body);

    /// <summary>One path, or those of the members of an anonymous object.</summary>
    public static IReadOnlyList<MemberPath> ListOf(LambdaExpression expression)
        => WithoutConversion(expression.Body) is NewExpression created ? [.. created.Arguments.Select(Of)] : [Of(expression.Body)];

    private static MemberPath Of(Expression expression)
    {
        var members = new Stack<MemberInfo>();
        var step = WithoutConversion(expression);
        while (step is MemberExpression member)
        {
            members.Push(member.Member);
            step = WithoutConversion(member.Expression!);
        }
        if (members.Count == 0 || step is not ParameterExpression)
            throw new NotSupportedException($"'{expression}' is not a member of the document, which is all that this subset of Marten covers.");
        return new MemberPath([.. members]);
    }

    // A value type is boxed to fit Func<T, object>.
    private static Expression WithoutConversion(Expression expression)
        => expression is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? conversion.Operand : expression;
}
