package io.freshet.cli.doctor.machine;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether components can write where they want to, and as much as they may. */
final class FoldersCheck implements Check<MachineFacts> {

    private static final double MEBIBYTE = 1 << 20;

    @Override
    public String name() {
        return "folders";
    }

    @Override
    public List<Finding> look(MachineFacts facts) {
        return facts.folders().stream().map(FoldersCheck::look).toList();
    }

    private static Finding look(FolderFacts folder) {
        var about = folder.folder().toString();
        if (!folder.isWritable()) {
            return Finding.fail(
                    about,
                    "the " + folder.component() + " cannot write there as this user",
                    "a folder that it may write as " + folder.setting());
        }
        if (folder.free() < folder.wanted()) {
            return Finding.warn(
                    about,
                    "%.0f MiB are free, and the %s may need %.0f"
                            .formatted(
                                    folder.free() / MEBIBYTE,
                                    folder.component(),
                                    folder.wanted() / MEBIBYTE),
                    "a larger disk, another " + folder.setting() + ", or a smaller spool.maxBytes");
        }
        return Finding.pass(about, "%.0f MiB free".formatted(folder.free() / MEBIBYTE));
    }
}
