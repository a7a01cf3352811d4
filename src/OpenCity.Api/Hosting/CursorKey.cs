using System.Security.Cryptography;
using System.Text;
using OpenCity.Data.Sql;

namespace OpenCity.Api.Hosting;

/// <summary>The key of cursors that is kept in the data folder, so that cursors outlive a restart.</summary>
internal static class CursorKey
{
    private const string FileName = "cursors.key";

    /// <summary>Reads the key, or makes one.</summary>
    internal static byte[] Get(Settings settings)
    {
        if (settings.CursorsKey is { } given)
        {
            return given;
        }

        var path = Path.Combine(settings.DataFolder, FileName);
        try
        {
            return File.Exists(path) ? Read(path) : Make(settings.DataFolder, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OperatorException(
                $"The file \"{path}\" cannot be read or written. Give this user the right to write the folder, "
                + $"or name another by the option {SettingTable.DataFolder.FullKey}.",
                inner: error);
        }
    }

    private static byte[] Read(string path)
    {
        var text = File.ReadAllText(path).Trim();
        var key = new byte[CursorCodec.KeyLength];
        return text.Length < 100 && Convert.TryFromBase64String(text, key, out var length) && length == key.Length
            ? key
            : throw new OperatorException($"The file \"{path}\" does not hold 32 bytes as Base64. Remove it; a new key is made, and cursors given out before expire.");
    }

    // Written whole under another name first: a cut leaves no half key, and of two processes the first one's holds.
    private static byte[] Make(string folder, string path)
    {
        Directory.CreateDirectory(folder);
        var key = RandomNumberGenerator.GetBytes(CursorCodec.KeyLength);
        var temporary = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(key) + "\n"));
        }

        try
        {
            File.Move(temporary, path, overwrite: false);
            return key;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(temporary);
            return Read(path);
        }
    }
}
