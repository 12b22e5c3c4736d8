using System.Threading.Tasks;

namespace TokenOps.Benchmarks.Calls;

/// <summary>One of those that are compared. Makes the same calls as the others, and returns what tells whether it got the reply.</summary>
internal interface ICallSubject
{
    /// <summary>Edits the image in a file.</summary>
    /// <returns>The link to the result.</returns>
    Task<string?> EditAsync(string path);

    /// <summary>Asks and reads the answer at once.</summary>
    /// <returns>The text of the answer.</returns>
    Task<string?> ChatAsync();

    /// <summary>Asks and reads the answer as events, each of which is told to <paramref name="reading"/>.</summary>
    Task StreamAsync(StreamReading reading);

    /// <summary>Embeds all texts in one call.</summary>
    Task<EmbeddingsRead> EmbedAsync();
}
