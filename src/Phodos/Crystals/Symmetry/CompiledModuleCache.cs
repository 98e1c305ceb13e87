using System.Security.Cryptography;
using Wasmtime;

namespace Phodos.Crystals.Symmetry;

/// <summary>
/// Keeps the compiled form of a WebAssembly module on disk, since compiling takes about a second and loading milliseconds.
/// The file is a SHA-256 of the rest, then the rest: compiled code is never run unless it is whole.
/// </summary>
internal static class CompiledModuleCache
{
    /// <summary>
    /// The compiled module: from the folder when it is there and whole, else compiled and kept there. Null keeps nothing.
    /// </summary>
    internal static Module Load(Engine engine, string name, byte[] wasm, string? folder)
    {
        if (folder is null)
            return Module.FromBytes(engine, name, wasm);
        var version = typeof(Engine).Assembly.GetName().Version;
        var file = Path.Combine(folder, $"{name}-{Convert.ToHexStringLower(SHA256.HashData(wasm))[..16]}-wasmtime-{version}.bin");
        if (TryRead(engine, name, file) is { } cached)
            return cached;
        var module = Module.FromBytes(engine, name, wasm);
        TryWrite(file, module.Serialize());
        return module;
    }

    private static Module? TryRead(Engine engine, string name, string file)
    {
        try
        {
            if (!File.Exists(file) || IsOpenToOthers(Path.GetDirectoryName(file)!))
                return null;
            var bytes = File.ReadAllBytes(file).AsSpan();
            var isWhole = bytes.Length > SHA256.HashSizeInBytes
                && SHA256.HashData(bytes[SHA256.HashSizeInBytes..]).AsSpan().SequenceEqual(bytes[..SHA256.HashSizeInBytes]);
            return isWhole ? Module.Deserialize(engine, name, bytes[SHA256.HashSizeInBytes..]) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or WasmtimeException)
        {
            // Unreadable, or compiled for another processor: as good as no cache, the module is compiled afresh.
            return null;
        }
    }

    private static void TryWrite(string file, byte[] compiled)
    {
        var folder = Path.GetDirectoryName(file)!;
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(folder);
            else
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            if (IsOpenToOthers(folder))
                return;
            AtomicFile.Write(file, stream =>
            {
                stream.Write(SHA256.HashData(compiled));
                stream.Write(compiled);
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A cache that cannot be written only costs the next start its second.
        }
    }

    // The file holds machine code: it is neither taken from nor put into a folder that other users can write to.
    private static bool IsOpenToOthers(string folder) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0;
}
