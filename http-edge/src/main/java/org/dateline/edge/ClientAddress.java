package org.dateline.edge;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/// Who a request counts for: its address, and of IPv6 the first half, since one site has all of
/// the second. All programs of this machine are one client.
final class ClientAddress {

    private ClientAddress() {}

    static String of(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null || bytes.length != 16 || NetUtil.isValidIpV4Address(address)) {
            return address;
        }
        return HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(bytes, 8)) + "::/64";
    }
}
