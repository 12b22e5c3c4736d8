using System.Reflection;

namespace TokenOps.Extensions.Tests.Doubles;

/// <summary>What can be overridden and made today stays so for every operation and type that the document may bring.</summary>
public sealed class SurfaceTests
{
    private static readonly IReadOnlyList<Type> Types = typeof(TokenOpsClient).Assembly.GetExportedTypes();

    /// <summary>The client, and the client of each tag.</summary>
    private static IEnumerable<Type> Clients() =>
        typeof(TokenOpsClient).GetProperties().Select(p => p.PropertyType).Where(t => t.Name.EndsWith("Client", StringComparison.Ordinal)).Append(typeof(TokenOpsClient));

    /// <summary>What the operations hand out, and all that is within it.</summary>
    private static IEnumerable<Type> Results()
    {
        var open = new Queue<Type>(Clients().SelectMany(c => c.GetMethods()).Select(m => m.ReturnType));
        var seen = new HashSet<Type>();
        while (open.TryDequeue(out var type))
        {
            foreach (var part in type.IsGenericType ? type.GetGenericArguments() : [type])
            {
                if (part.IsGenericType || part.IsArray)
                    open.Enqueue(part.GetElementType() ?? part);
                else if (Types.Contains(part) && part.IsInterface && seen.Add(part))
                    foreach (var next in Types.Where(t => t.IsClass && part.IsAssignableFrom(t)))
                        open.Enqueue(next);
                else if (Types.Contains(part) && part is { IsClass: true, IsAbstract: false } && !Clients().Contains(part) && seen.Add(part))
                    foreach (var next in part.GetProperties().Select(p => p.PropertyType).Concat(Types.Where(t => t.IsSubclassOf(part))))
                        open.Enqueue(next);
            }
        }

        return seen.Where(t => t.IsClass).OrderBy(t => t.Name, StringComparer.Ordinal);
    }

    private static IEnumerable<Type> Exceptions() => Types.Where(t => t.IsSubclassOf(typeof(TokenOpsException)) && !t.IsAbstract);

    [TestCaseSource(nameof(Clients))]
    public void Overriding_one_member_for_each_operation_is_enough(Type client)
    {
        client.IsSealed.Should().BeFalse();
        client.GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [])!.IsFamily.Should().BeTrue("doubles derive");
        var own = client.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(m => m.Name != nameof(IDisposable.Dispose)).ToArray();

        own.Should().NotBeEmpty();
        own.Where(m => m.IsFinal).Should().BeEmpty();
        own.Where(m => !m.IsVirtual && !Array.Exists(own, o => o.IsVirtual && o.Name == m.Name && o.ReturnType == m.ReturnType)).Should().BeEmpty("what cannot be overridden is a shorter way to what can");
    }

    [TestCaseSource(nameof(Results))]
    public void Every_result_can_be_made_with_all_that_it_holds(Type result)
    {
        var given = result.GetConstructors().OrderByDescending(c => c.GetParameters().Length).FirstOrDefault()?.GetParameters().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var isMade = given is not null && result.GetProperties()
            .Where(p => p.DeclaringType == result && p.GetMethod!.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null)
            .All(p => p.CanWrite || given.Contains(p.Name));
        var hasFactory = result.GetMethods(BindingFlags.Static | BindingFlags.Public).Any(m => m.ReturnType == result);

        var takesJson = result.GetConstructor([typeof(RawJson)]) is not null;

        (isMade || hasFactory || takesJson).Should().BeTrue();
    }

    [Test]
    public void Results_are_found() => Results().Select(t => t.Name).Should().Contain([nameof(ImagesResponse), nameof(Image), nameof(ImageUsage), nameof(Base64Data), nameof(ImageEditCompletedEvent), nameof(ImageEditPartialImageEvent)]);

    [TestCaseSource(nameof(Exceptions))]
    public void Every_exception_can_be_thrown_with_all_that_it_tells(Type exception)
    {
        var error = (Exception)Activator.CreateInstance(exception, "words", new IOException("inner"))!;

        error.Message.Should().Be("words");
        error.InnerException.Should().BeOfType<IOException>();
        exception.GetProperties().Where(p => p.DeclaringType!.Assembly == exception.Assembly && !p.CanWrite).Select(p => p.Name)
            .Should().BeSubsetOf([nameof(Exception.Message), nameof(RequestValidationException.Findings)], "constructors take these");
    }
}
