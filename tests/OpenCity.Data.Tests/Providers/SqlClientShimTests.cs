using System.Data;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Data.SqlClient;

namespace OpenCity.Data.Tests.Providers;

/// <summary>
/// The package Microsoft.SqlServer.Server is not on the feed; a project of ours has its name and types. A method of SqlClient
/// that misses one of them cannot be compiled, which would show only when it is called, on a city's server.
/// </summary>
public sealed class SqlClientShimTests
{
    [Fact]
    public void Every_method_of_SqlClient_compiles_but_the_interactive_sign_in()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var failed = new List<string>();
        var prepared = 0;
        foreach (var type in typeof(SqlConnection).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters))
        {
            foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
            {
                if (method.IsAbstract || method.ContainsGenericParameters || method.GetMethodBody() is null)
                {
                    continue;
                }

                try
                {
                    RuntimeHelpers.PrepareMethod(method.MethodHandle);
                    prepared++;
                }
                catch (Exception error) when (error is FileNotFoundException or TypeLoadException or MissingMethodException or InvalidProgramException)
                {
                    failed.Add($"{type.Name}.{method.Name}");
                }
            }
        }

        Assert.Equal(["ActiveDirectoryAuthenticationProvider.CreateClientAppInstance"], failed);
        Assert.InRange(prepared, 7000, 9000);
    }

    [Fact]
    public void A_parameter_finds_its_type() => Assert.Equal(DbType.Int32, new SqlParameter("@a", 5).DbType);
}
