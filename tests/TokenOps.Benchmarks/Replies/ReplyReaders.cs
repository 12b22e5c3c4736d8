using TokenOps.Runtime;

namespace TokenOps.Benchmarks.Replies;

/// <summary>How our subject makes objects: by reflection, or by a reader such as the generator could write.</summary>
internal static class ReplyReaders
{
    public static JsonRead<ImagesReply>? Selected => null;
}
