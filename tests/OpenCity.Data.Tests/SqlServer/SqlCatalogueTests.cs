using OpenCity.Data.Model;
using OpenCity.Domain.Model;
using OpenCity.Tests;

namespace OpenCity.Data.Tests.SqlServer;

/// <summary>The tables that EF Core's provider makes: the statements, and that they agree with the model.</summary>
public class SqlCatalogueTests
{
    private static readonly CityTables City = CityTables.Of(CityReader.Read(Repository.PathOf("graphql")).City!);

    [Fact]
    public void Statements_that_make_the_tables() => Snapshot.Match(string.Join(";\n\n", SqlServerTables.Commands(City)));

    [Fact]
    public void They_have_the_tables_columns_types_references_and_indexes_of_the_model()
    {
        var catalogue = SqlCatalogue.Of(City);
        var shape = SqlServerTables.Shape(City);

        Assert.Empty(catalogue.Errors);
        Assert.Equal(
            City.Tables.Select(table => table.Name).Order(StringComparer.Ordinal), catalogue.Tables.Keys.Order(StringComparer.Ordinal));
        Assert.All(City.Tables, table => Assert.Equal(
            table.Columns.Select(column => $"{column.Name} {TypeOf(column.Kind)}"),
            catalogue.Tables[table.Name].Select(column => $"{column.Name} {column.Type}")));
        Assert.Equal(shape.Tables.Sum(table => table.Indexes.Length), catalogue.Indexes);
        Assert.Equal(shape.Tables.Sum(table => table.ForeignKeys.Length), catalogue.References);
    }

    private static string TypeOf(ColumnKind kind) =>
        kind == ColumnKind.Text ? "Text Latin1_General_100_BIN2_UTF8" : SqlType.OfParameter(kind).ToString();

    [Theory]
    [InlineData("CREATE TABLE [a] ([x] int NOT NULL); DROP TABLE [a]", "DropTableStatement is not known")]
    [InlineData("CREATE TABLE [a] ([x] datetime NOT NULL)", "a.x has no type of the product, or is there twice")]
    [InlineData("CREATE TABLE [a] ([x] int, [x] int)", "a.x has no type of the product, or is there twice")]
    [InlineData("CREATE TABLE [a] ([x] int, CONSTRAINT [p] PRIMARY KEY ([y]))", "a.y is not there")]
    [InlineData("CREATE TABLE [a] ([x] varchar(901), CONSTRAINT [p] PRIMARY KEY ([x]))", "a key of a may have 901 bytes, 900 are allowed")]
    [InlineData("CREATE TABLE [a] ([x] varchar(max), CONSTRAINT [p] PRIMARY KEY ([x]))", "a key of a may have 2147483647 bytes, 900 are allowed")]
    [InlineData("CREATE TABLE [a] ([x] varchar(1701)); CREATE INDEX [i] ON [a] ([x])", "a key of a may have 1701 bytes, 1700 are allowed")]
    [InlineData("CREATE TABLE [a] ([x] int); CREATE INDEX [i] ON [b] ([x])", "b.x is not there")]
    [InlineData("CREATE TABLE [a] ([x] int, [y] bigint, CONSTRAINT [f] FOREIGN KEY ([x]) REFERENCES [a] ([y]))", "f refers to columns of other types")]
    [InlineData("CREATE TABLE [a] ([x] int, CONSTRAINT [f] FOREIGN KEY ([x]) REFERENCES [a] ([x]) ON DELETE CASCADE)", "f is no key or reference of the product")]
    [InlineData("CREATE TABLE [a] ([x] int, CONSTRAINT [u] UNIQUE ([x]))", "u is no key or reference of the product")]
    public void What_is_wrong_is_told(string commands, string error) => Assert.Equal([error], SqlCatalogue.Of([commands]).Errors);
}
