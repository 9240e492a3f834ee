package io.sluice.radius.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * MD4 (RFC 1320), which the JDK does not offer. Long broken as a digest; here because MS-CHAPv2 is made of it (RFC 2759 §8.3), and for
 * nothing else.
 */
final class Md4 {

    private static final int BLOCK = 64;
    private static final int WORDS = 16;
    private static final int ROUND_2 = 0x5a827999;
    private static final int ROUND_3 = 0x6ed9eba1;

    private static final int[][] SHIFTS = {{3, 7, 11, 19}, {3, 5, 9, 13}, {3, 9, 11, 15}};
    private static final int[] ORDER_2 = {0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15};
    private static final int[] ORDER_3 = {0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15};

    private Md4() {}

    /** The digest of a whole message, 16 octets. */
    static byte[] digest(byte[] message) {
        int padded = (message.length + 8) / BLOCK * BLOCK + BLOCK;
        ByteBuffer octets = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
        octets.put(message).put((byte) 0x80);
        octets.putLong(padded - 8, message.length * 8L);
        int[] state = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
        for (int block = 0; block < padded; block += BLOCK) {
            int[] words = new int[WORDS];
            for (int i = 0; i < WORDS; i++) {
                words[i] = octets.getInt(block + 4 * i);
            }
            mix(state, words);
        }
        ByteBuffer digest = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : state) {
            digest.putInt(word);
        }
        return digest.array();
    }

    private static void mix(int[] state, int[] words) {
        int[] now = state.clone();
        for (int step = 0; step < 3 * WORDS; step++) {
            int round = step / WORDS;
            int at = step % WORDS;
            int a = (4 - step % 4) % 4;
            int sum = now[a] + chosen(round, now[(a + 1) % 4], now[(a + 2) % 4], now[(a + 3) % 4]);
            int word = round == 0 ? words[at] : words[(round == 1 ? ORDER_2 : ORDER_3)[at]];
            int constant = round == 0 ? 0 : round == 1 ? ROUND_2 : ROUND_3;
            now[a] = Integer.rotateLeft(sum + word + constant, SHIFTS[round][step % 4]);
        }
        for (int i = 0; i < state.length; i++) {
            state[i] += now[i];
        }
    }

    private static int chosen(int round, int x, int y, int z) {
        return switch (round) {
            case 0 -> (x & y) | (~x & z);
            case 1 -> (x & y) | (x & z) | (y & z);
            default -> x ^ y ^ z;
        };
    }
}
