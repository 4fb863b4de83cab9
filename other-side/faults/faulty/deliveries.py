"""What was answered 200 and is still to be delivered: so events overtake each other, as a provider's do."""

import asyncio

MOST_TRIES = 20
FIRST_GAP_S = 0.05
LONGEST_GAP_S = 1.0


class Deliveries:
    def __init__(self, upstream):
        self.upstream = upstream
        self.under_way = set()
        self.delivered = 0
        self.given_up = 0

    def deliver_later(self, message, wait_s):
        task = asyncio.get_running_loop().create_task(self.deliver(message, wait_s))
        self.under_way.add(task)
        task.add_done_callback(self.under_way.discard)

    async def deliver(self, message, wait_s):
        gap = FIRST_GAP_S
        for _ in range(MOST_TRIES):
            await asyncio.sleep(wait_s)
            answer = await self.upstream.pass_on(message)
            if 200 <= answer.status < 300:
                self.delivered += 1
                return
            wait_s, gap = gap, min(2 * gap, LONGEST_GAP_S)
        self.given_up += 1

    def in_short(self):
        return {"pending": len(self.under_way), "delivered": self.delivered, "given_up": self.given_up}

    async def close(self, _app):
        for task in self.under_way:
            task.cancel()
