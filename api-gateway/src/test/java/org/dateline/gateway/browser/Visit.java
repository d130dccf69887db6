package org.dateline.gateway.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dateline.gateway.Client;

/// Someone with a browser, and what went wrong while they looked at pages.
final class Visit implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /// How somebody looks at pages.
    record Eyes(String name, int width, int height, ColorScheme colors, boolean scripts) {

        static final Eyes DESKTOP = new Eyes("desktop", 1280, 900, ColorScheme.LIGHT, true);
        static final Eyes DARK = new Eyes("dark", 1280, 900, ColorScheme.DARK, true);
        static final Eyes PHONE = new Eyes("phone", 390, 800, ColorScheme.LIGHT, true);
        static final Eyes PLAIN = new Eyes("no-script", 1280, 900, ColorScheme.LIGHT, false);

        static final List<Eyes> ALL = List.of(DESKTOP, DARK, PHONE, PLAIN);
    }

    private static final String FAILED = "Failed to load resource";

    private Eyes eyes;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile boolean failuresExpected;

    Visit(Browser browser, Eyes eyes) {
        this.eyes = eyes;
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setBaseURL(Client.uri("").toString())
                                .setViewportSize(eyes.width(), eyes.height())
                                .setColorScheme(eyes.colors())
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setJavaScriptEnabled(eyes.scripts()));
        page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (!failuresExpected || !message.text().startsWith(FAILED)) {
                        faults.add(message.type() + ": " + message.text());
                    }
                });
        page.onPageError(error -> faults.add("error: " + error));
        page.onDialog(
                dialog -> {
                    faults.add("dialog: " + dialog.message());
                    dialog.dismiss();
                });
        page.onRequest(
                request -> {
                    if (!request.url().startsWith(Client.uri("/").toString())) {
                        faults.add("elsewhere: " + request.url());
                    }
                });
    }

    /// Looks at the same page in another way, with scripts as before.
    void look(Eyes other) {
        eyes = other;
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(other.colors()));
        page.setViewportSize(other.width(), other.height());
    }

    /// What the browser says of an answer that is an error is no fault from here on.
    void expectFailures() {
        failuresExpected = true;
    }

    /// What the browser would ask about.
    void allow(String... permissions) {
        context.grantPermissions(List.of(permissions));
    }

    Page page() {
        return page;
    }

    Visit open(String path) {
        page.navigate(path);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        return this;
    }

    /// Nothing went wrong and nothing sticks out.
    void requireQuiet() {
        assertThat(faults).as("%s %s", eyes.name(), page.url()).isEmpty();
        if (eyes.scripts()) {
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("%s %s is not wider than the window", eyes.name(), page.url())
                    .isTrue();
        }
    }

    /// Nothing went wrong, nothing sticks out, and axe finds nothing.
    void requireFine() {
        requireQuiet();
        if (eyes.scripts()) {
            assertThat(
                            new AxeBuilder(page)
                                    .analyze().getViolations().stream()
                                            .map(
                                                    rule ->
                                                            rule.getId()
                                                                    + ": "
                                                                    + rule.getHelp()
                                                                    + " "
                                                                    + rule.getNodes().stream()
                                                                            .map(
                                                                                    node ->
                                                                                            node
                                                                                                    .getHtml())
                                                                            .limit(3)
                                                                            .toList())
                                            .toList())
                    .as("%s %s", eyes.name(), page.url())
                    .isEmpty();
        }
    }

    void keep(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(SCREENSHOTS.resolve(name + "-" + eyes.name() + ".png")));
    }

    @Override
    public void close() {
        context.close();
    }
}
