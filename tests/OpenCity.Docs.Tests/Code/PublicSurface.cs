using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace OpenCity.Docs.Tests.Code;

/// <summary>Prints what an assembly offers to others: types, their bases and members, sorted, without what the compiler makes.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var space in assembly.GetExportedTypes().GroupBy(type => type.Namespace).OrderBy(space => space.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? "\n" : "")}namespace {space.Key}\n");
            foreach (var type in space.OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {Kind(type)} {Name(type)}{Bases(type)}\n");
                foreach (var member in Members(type).Order(StringComparer.Ordinal))
                {
                    text.Append(CultureInfo.InvariantCulture, $"    {member}\n");
                }
            }
        }

        return text.ToString();
    }

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => IsRecord(type) ? "record struct" : "struct",
        _ when type.IsAssignableTo(typeof(Delegate)) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ => $"{(type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "")}{(IsRecord(type) ? "record" : "class")}",
    };

    private static string Bases(Type type)
    {
        var inherited = type.BaseType is { } above ? above.GetInterfaces() : [];
        var bases = (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && !type.IsEnum ? [parent] : Type.EmptyTypes)
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Except(inherited).Where(face => !IsRecord(type) || !face.Name.StartsWith("IEquatable", StringComparison.Ordinal))
                .OrderBy(face => face.Name, StringComparer.Ordinal))
            .Select(Name).ToList();
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return [string.Join(", ", Enum.GetNames(type))];
        }

        if (type == typeof(OpenCity.GraphQL.ErrorCodes))
        {
            return ["as in docs/errors.md"];
        }

        var made = IsRecord(type) ? Synthesized(type) : [];
        return type.GetMembers(Declared).Where(member => !made.Contains(member.ToString()!)).Select(Print).OfType<string>();
    }

    private static string? Print(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } made when IsSeen(made) && !IsCopy(made) => $"{Scope(made)}new({Parameters(made)})",
        MethodInfo { IsSpecialName: false } method when IsSeen(method) && !method.Name.Contains('<', StringComparison.Ordinal) && !IsOverride(method) =>
            $"{Scope(method)}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property when property.GetMethod is { } get && IsSeen(get) && property.Name != "EqualityContract" =>
            $"{Scope(get)}{Name(property.PropertyType)} {property.Name} {{ get;{Setter(property)} }}",
        FieldInfo { IsPublic: true } field => field.IsLiteral
            ? string.Create(CultureInfo.InvariantCulture, $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}")
            : $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
        _ => null,
    };

    private static string Setter(PropertyInfo property)
    {
        if (property.SetMethod is not { } set || !IsSeen(set))
        {
            return "";
        }

        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is null ? "" : " required";
        return required + (set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;");
    }

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? "?" : "")}"));

    private static string Scope(MethodBase method) =>
        (method.IsFamily || method.IsFamilyOrAssembly ? "protected " : "") + (method.IsStatic ? "static " : method.IsAbstract && !method.DeclaringType!.IsInterface ? "abstract " : "");

    private static bool IsSeen(MethodBase method) => method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed);

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method;

    private static bool IsCopy(ConstructorInfo made) =>
        IsRecord(made.DeclaringType!) && made.GetParameters() is [var only] && only.ParameterType == made.DeclaringType;

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);

    private static HashSet<string> Synthesized(Type type) =>
        [.. type.GetMethods(Declared).Where(method => method.GetCustomAttribute<CompilerGeneratedAttribute>() is not null && !method.IsSpecialName).Select(method => method.ToString()!)];

    private static string Name(Type type)
    {
        if (type.IsGenericParameter || type.IsByRef || type.IsArray)
        {
            return type.IsByRef ? "ref " + Name(type.GetElementType()!) : type.IsArray ? Name(type.GetElementType()!) + "[]" : type.Name;
        }

        var own = type.DeclaringType is { } outer && !type.IsGenericParameter ? Name(outer) + "." + type.Name : type.Name;
        return type.IsGenericType
            ? $"{own.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : own;
    }
}
