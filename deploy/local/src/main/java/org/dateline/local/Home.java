package org.dateline.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.dateline.local.process.RunningProcesses;

/// The folder in which Dateline keeps everything on one machine: dropped files, data, logs, and
/// what it must remember from one start to the next.
public record Home(Path folder) {

    private static final String SETTINGS = "settings.properties";
    private static final String INBOX = "inbox";
    private static final String STARTED = "started";
    private static final String ADMIN_TOKEN = "admin-token";
    private static final String SYSTEM_ID = "system";
    private static final int SYSTEM_ID_DIGITS = 16;

    public Home {
        folder = folder.toAbsolutePath().normalize();
    }

    /// Where files are dropped: in the home, or where it was last said to be.
    public Path inbox() throws IOException {
        String elsewhere = settings().getProperty(INBOX);
        return elsewhere == null ? folder.resolve(INBOX) : Path.of(elsewhere);
    }

    public Path archive() {
        return folder.resolve("archive");
    }

    public Path quarantine() {
        return folder.resolve("quarantine");
    }

    public Path kafka() {
        return folder.resolve("kafka");
    }

    public Path postgres() {
        return folder.resolve("postgres");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path log(Part part) {
        return logs().resolve(part.label() + ".log");
    }

    /// What the supervisor itself says when it runs in the background.
    public Path supervisorLog() {
        return logs().resolve("up.log");
    }

    public RunningProcesses running() {
        return new RunningProcesses(folder.resolve("run"));
    }

    /// Written once everything is ready, removed at the end.
    public Path readyFile() {
        return folder.resolve("run").resolve("ready");
    }

    Path readyFile(Part part) {
        return folder.resolve("run").resolve(part.label() + ".ready");
    }

    /// The ports of the last start.
    public Optional<Ports> ports() throws IOException {
        return Ports.from(settings());
    }

    /// Whether Dateline was started on it before.
    public boolean wasStarted() throws IOException {
        return settings().containsKey(STARTED);
    }

    void rememberStarted() throws IOException {
        Properties settings = settings();
        settings.put(STARTED, "true");
        write(settings);
    }

    /// For commands that ask the services, and for the next start.
    public void remember(Ports ports) throws IOException {
        Properties settings = settings();
        ports.addTo(settings);
        settings.putIfAbsent(SYSTEM_ID, Secrets.random().substring(0, SYSTEM_ID_DIGITS));
        write(settings);
    }

    public void rememberInbox(Path inbox) throws IOException {
        Properties settings = settings();
        settings.put(INBOX, inbox.toAbsolutePath().normalize().toString());
        write(settings);
    }

    /// Makes this JVM the one that runs Dateline on this home, until it ends.
    ///
    /// @return nothing if another one does already
    public Optional<FileLock> lock() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("run").resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
            if (lock.isEmpty()) {
                channel.close();
            }
            return lock;
        } catch (OverlappingFileLockException e) {
            channel.close();
            return Optional.empty();
        }
    }

    /// The token that services of this home ask of whoever erases articles; made when it is first
    /// asked for. Only the home's owner can read it.
    public String adminToken() throws IOException {
        return new Secrets(folder).value(ADMIN_TOKEN);
    }

    /// What broker and database ask of those who connect. Only the home's owner can read it.
    public Secrets secrets() {
        return new Secrets(folder.resolve("secrets"));
    }

    /// Who may use its gateway with a key. Only the home's owner can read it.
    public Path apiKeys() {
        return secrets().folder().resolve("api-keys");
    }

    /// What the services of this home answer with, so that nobody takes another's for them; nothing
    /// before its first start.
    public Optional<String> systemId() throws IOException {
        return Optional.ofNullable(settings().getProperty(SYSTEM_ID));
    }

    /// Closes everything in it to other users, whatever an earlier version left open. A folder that
    /// files are dropped into elsewhere stays as it is, but for what Dateline keeps in it.
    public void closeToOthers() throws IOException {
        for (Path part :
                List.of(
                        folder,
                        folder.resolve(INBOX),
                        inbox().resolve(".dateline"),
                        archive(),
                        quarantine(),
                        kafka(),
                        postgres(),
                        logs(),
                        folder.resolve("run"))) {
            PrivateFolders.close(part);
        }
    }

    private Properties settings() throws IOException {
        Properties settings = new Properties();
        Path file = folder.resolve(SETTINGS);
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
                settings.load(reader);
            }
        }
        return settings;
    }

    private void write(Properties settings) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(SETTINGS + ".tmp");
        try (Writer writer = Files.newBufferedWriter(unfinished, UTF_8)) {
            settings.store(writer, "Settings that Dateline remembers between starts.");
        }
        Files.move(
                unfinished,
                folder.resolve(SETTINGS),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
