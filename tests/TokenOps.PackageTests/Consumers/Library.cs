using System.Threading;
using System.Threading.Tasks;
using TokenOps;

namespace Consumer
{
    public static class Editing
    {
        // In the C# that a netstandard2.0 project gets by default.
        public static async Task<string> EditAsync(CancellationToken cancellationToken)
        {
            using (var client = new TokenOpsClient())
            {
                var request = new CreateImageEditRequest { Image = FilePart.FromFile("photo.png"), Prompt = "Add a red rose", Model = ImageModel.GptImage1 };
                var response = await client.Images.CreateImageEditAsync(request, cancellationToken);
                return "edited " + response.Data.Count;
            }
        }
    }
}
