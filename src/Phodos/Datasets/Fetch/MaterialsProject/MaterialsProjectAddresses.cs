namespace Phodos.Datasets.Fetch.MaterialsProject;

/// <summary>Where the Materials Project is.</summary>
/// <param name="Api">The API, which asks for a key.</param>
/// <param name="OpenData">The open data, which ask for none and are not given it.</param>
public sealed record MaterialsProjectAddresses(Uri Api, Uri OpenData)
{
    /// <summary>The public ones (the endpoints of mp-api, and the bucket <c>materialsproject-parsed</c>).</summary>
    public static MaterialsProjectAddresses Public { get; } = new(
        new Uri("https://api.materialsproject.org/"), new Uri("https://materialsproject-parsed.s3.amazonaws.com/"));

    /// <summary>Those of a server that has both.</summary>
    /// <exception cref="InvalidInputException">The key would go over an open line.</exception>
    public static MaterialsProjectAddresses Of(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (server.Scheme != Uri.UriSchemeHttps && !server.IsLoopback)
            throw new InvalidInputException("the key is sent by https alone; give an address that begins with https://");
        var folder = new Uri(server.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
        return new MaterialsProjectAddresses(folder, folder);
    }
}
