using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using OpenCity.Data.Providers;
using OpenCity.Data.Sql;
using OpenCity.GraphQL;

namespace OpenCity.Data.Tests.Sql;

public class CursorCodecTests
{
    private static readonly CursorCodec Codec = new(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());

    private static readonly RecordOrder Order = OrderBy(("whole", "ASC"), ("real", "DESC"), ("instant", "ASC"), ("text", "ASC"));

    [Theory]
    [InlineData("")]
    [InlineData("가나 😀")]
    [InlineData("a\0b")]
    [InlineData(null)]
    public void Values_come_back_to_the_bit(string? text)
    {
        ImmutableArray<SqlValue> values =
        [
            SqlValue.Null, SqlValue.Of(0.1 + 0.2), SqlValue.Of(StoreForm.Microseconds(Samples.Noon.AddMicroseconds(1))), SqlValue.Of(text), SqlValue.Of("c"),
        ];

        AssertSame(values, Codec.Decode(Order, Codec.Encode(Order, values.AsSpan()), "after"));
    }

    [Fact]
    public void Extreme_numbers_come_back_to_the_bit()
    {
        foreach (var real in new[] { 5e-324, -0.0, double.MaxValue, 1e300 })
        {
            ImmutableArray<SqlValue> values = [SqlValue.Of(long.MinValue), SqlValue.Of(real), SqlValue.Of(-1L), SqlValue.Null, SqlValue.Of("c")];
            AssertSame(values, Codec.Decode(Order, Codec.Encode(Order, values.AsSpan()), "after"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("not a cursor!")]
    [InlineData("MTI=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("' OR 1=1 --")]
    public void What_is_no_cursor_is_refused(string text)
    {
        var error = Assert.Throws<QueryException>(() => Codec.Decode(Order, text, "after"));
        Assert.Equal(ErrorCodes.InvalidCursor, error.Code);
        Assert.StartsWith("\"after\" is not a cursor.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cursor_of_a_thousand_kilobytes_is_refused_unread() =>
        Assert.Throws<QueryException>(() => Codec.Decode(Order, new string('A', 1_000_000), "after"));

    [Fact]
    public void A_change_of_any_byte_is_noticed()
    {
        var bytes = Base64Url.DecodeFromChars(Cursor(Order));
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            var error = Assert.Throws<QueryException>(() => Codec.Decode(Order, Base64Url.EncodeToString(bytes), "after"));
            Assert.Equal(ErrorCodes.InvalidCursor, error.Code);
            bytes[i] ^= 1;
        }
    }

    [Fact]
    public void A_cursor_of_another_key_is_refused()
    {
        var error = Assert.Throws<QueryException>(() => new CursorCodec(new byte[32]).Decode(Order, Cursor(Order), "after"));
        Assert.Contains("was changed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cursor_of_another_order_or_type_is_refused()
    {
        var opposite = OrderBy(("whole", "DESC"), ("real", "DESC"), ("instant", "ASC"), ("text", "ASC"));
        foreach (var other in new[] { opposite, OrderBy(), OrderCompiler.Compile(TestCity.Path(TestCity.Instance.District), null) })
        {
            var error = Assert.Throws<QueryException>(() => Codec.Decode(other, Cursor(Order), "before"));
            Assert.Equal(ErrorCodes.InvalidCursor, error.Code);
            Assert.Contains("\"before\" belongs to another list or another order", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cursor_holds_the_values_of_the_order_and_nothing_more()
    {
        var order = OrderBy();
        var bytes = Base64Url.DecodeFromChars(Codec.Encode(order, [SqlValue.Of("key")]));
        Assert.Equal(1 + 8 + (1 + 4 + 3) + 16, bytes.Length);
        Assert.Equal("key", Encoding.UTF8.GetString(bytes, 14, 3));
    }

    private static void AssertSame(ImmutableArray<SqlValue> expected, ImmutableArray<SqlValue> actual) => Assert.Equal(
        expected.Select(value => (value.Kind, value.Integer, value.ToString())),
        actual.Select(value => (value.Kind, value.Integer, value.ToString())));

    private static string Cursor(RecordOrder order) =>
        Codec.Encode(order, [SqlValue.Of(1L), SqlValue.Of(0.5), SqlValue.Of(2L), SqlValue.Of("t"), SqlValue.Of("c")]);

    private static RecordOrder OrderBy(params (string, string)[] terms) => OrderCompiler.Compile(
        TestCity.Path(TestCity.Instance.Sample), [.. terms.Select(term => Inputs.Of((term.Item1, term.Item2)))]);
}
