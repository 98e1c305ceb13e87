namespace Phodos;

/// <summary>Where Phodos keeps what it can make again: the folder <c>phodos</c> in the user's cache folder.</summary>
internal static class UserCache
{
    /// <summary>The folder, or null when the system names none. <c>XDG_CACHE_HOME</c> wins.</summary>
    internal static string? Folder
    {
        get
        {
            var root = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (!Path.IsPathFullyQualified(root ?? ""))
                root = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
            return string.IsNullOrEmpty(root) ? null : Path.Combine(root, "phodos");
        }
    }
}
