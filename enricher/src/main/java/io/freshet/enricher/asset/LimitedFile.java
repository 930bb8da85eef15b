package io.freshet.enricher.asset;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Writes a response into a new file and gives up when it becomes too large. */
final class LimitedFile implements BodySubscriber<Path> {

    private final Path file;
    private final long maxBytes;
    private final CompletableFuture<Path> written = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private @Nullable FileChannel channel;
    private long bytes;

    LimitedFile(Path file, long maxBytes) {
        this.file = file;
        this.maxBytes = maxBytes;
    }

    @Override
    public CompletionStage<Path> getBody() {
        return written;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        try {
            channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            subscription.request(Long.MAX_VALUE);
        } catch (IOException e) {
            giveUp(e);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (var buffer : buffers) {
                bytes += buffer.remaining();
                if (bytes > maxBytes) {
                    throw AssetException.lasting("it has more than " + maxBytes + " bytes", null);
                }
                while (channel != null && buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        } catch (IOException e) {
            giveUp(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        close();
        written.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        if (close()) {
            written.complete(file);
        }
    }

    private void giveUp(IOException failure) {
        if (subscription != null) {
            subscription.cancel();
        }
        onError(failure);
    }

    private boolean close() {
        try {
            if (channel != null) {
                channel.close();
            }
            return true;
        } catch (IOException e) {
            written.completeExceptionally(e);
            return false;
        }
    }
}
