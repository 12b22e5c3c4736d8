namespace TokenOps.Extensions.Tests.Doubles;

/// <summary>A consumer's own code, which knows the client only.</summary>
internal sealed class Editor(TokenOpsClient client)
{
    public async Task<string> EditAsync(string prompt)
    {
        try
        {
            var response = await client.Images.CreateImageEditAsync(new CreateImageEditRequest { Image = FilePart.FromBytes(new byte[] { 1 }, "a.png"), Prompt = prompt }).ConfigureAwait(false);
            var image = await response.Data[0].GetDataAsync().ConfigureAwait(false);
            return $"{image.Length} bytes of {image.MediaType} for {response.Usage?.TotalTokens} tokens";
        }
        catch (TokenOpsRateLimitException busy)
        {
            return $"again in {busy.RetryAfter?.TotalSeconds} s, {(int?)busy.StatusCode} {busy.Code}, request {busy.RequestId}";
        }
        catch (RequestValidationException refused)
        {
            return string.Join("; ", refused.Findings.Select(f => $"{f.Member}: {f.Rule}"));
        }
    }

    public async Task<string> StreamAsync()
    {
        var seen = new List<string>();
        await foreach (var item in client.Images.CreateImageEditStreamingAsync(new CreateImageEditRequest { Prompt = "x" }).ConfigureAwait(false))
        {
            seen.Add(item switch
            {
                ImageEditPartialImageEvent partial => $"partial {partial.PartialImageIndex}",
                ImageEditCompletedEvent completed => $"completed with {completed.B64Json.Length} bytes",
                _ => "other",
            });
        }

        return string.Join(", ", seen);
    }
}
