package io.github.telegramupdates.simulator.dc.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntSupplier;

import io.github.telegramupdates.simulator.dc.fault.CallFault;
import io.github.telegramupdates.simulator.dc.fault.FaultPlan;
import io.github.telegramupdates.tl.Config;
import io.github.telegramupdates.tl.DcOption;
import io.github.telegramupdates.tl.JsonObject;
import io.github.telegramupdates.tl.NearestDc;
import io.github.telegramupdates.tl.help.AppConfig;
import io.github.telegramupdates.tl.help.rpc.GetAppConfig;
import io.github.telegramupdates.tl.help.rpc.GetConfig;
import io.github.telegramupdates.tl.help.rpc.GetNearestDc;

/**
 * What the data center says about itself: it is the only one, and has one address.
 */
public final class HelpMethods {

	private static final int HOUR = 3_600;

	private static final String COUNTRY = "NL";

	private final int dc;

	private final OptionalInt home;

	private final String host;

	private final IntSupplier port;

	private final IntSupplier time;

	/**
	 * Creates the methods.
	 * @param dc number of the data center
	 * @param host its address
	 * @param port supplies its port
	 * @param time supplies the time in Unix seconds
	 * @param plan what goes wrong: if accounts are elsewhere, elsewhere is here, too
	 */
	public HelpMethods(int dc, String host, IntSupplier port, IntSupplier time, FaultPlan plan) {
		this.dc = dc;
		this.home = plan.number(CallFault.MIGRATE);
		this.host = host;
		this.port = port;
		this.time = time;
	}

	void register(LocalMethods methods) {
		methods.on(GetConfig.class, (caller, request) -> config(caller.authorization().dc()));
		methods.on(GetNearestDc.class, (caller, request) -> new NearestDc(COUNTRY, this.dc, this.dc));
		methods.on(GetAppConfig.class, (caller, request) -> new AppConfig(1, new JsonObject(List.of())));
	}

	private Config config(int dcOfKey) {
		int now = this.time.getAsInt();
		return Config.builder()
			.date(now)
			.expires(now + HOUR)
			.thisDc((dcOfKey != 0) ? dcOfKey : this.dc)
			.dcOptions(options())
			.dcTxtDomainName("invalid")
			.chatSizeMax(200)
			.megagroupSizeMax(200_000)
			.forwardedCountMax(100)
			.onlineUpdatePeriodMs(210_000)
			.offlineBlurTimeoutMs(5_000)
			.offlineIdleTimeoutMs(30_000)
			.onlineCloudTimeoutMs(300_000)
			.notifyCloudDelayMs(30_000)
			.notifyDefaultDelayMs(1_500)
			.pushChatPeriodMs(60_000)
			.pushChatLimit(2)
			.editTimeLimit(172_800)
			.revokeTimeLimit(Integer.MAX_VALUE)
			.revokePmTimeLimit(Integer.MAX_VALUE)
			.ratingEDecay(2_419_200)
			.stickersRecentLimit(200)
			.channelsReadMediaPeriod(604_800)
			.callReceiveTimeoutMs(20_000)
			.callRingTimeoutMs(90_000)
			.callConnectTimeoutMs(30_000)
			.callPacketTimeoutMs(10_000)
			.meUrlPrefix("")
			.captionLengthMax(1_024)
			.messageLengthMax(4_096)
			.webfileDcId(this.dc)
			.build();
	}

	private List<DcOption> options() {
		List<DcOption> options = new ArrayList<>(List.of(option(this.dc)));
		this.home.ifPresent((other) -> {
			if (other != this.dc) {
				options.add(option(other));
			}
		});
		return options;
	}

	private DcOption option(int number) {
		return DcOption.builder().id(number).ipAddress(this.host).port(this.port.getAsInt()).build();
	}

}
