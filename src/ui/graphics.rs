//! Which graphics drivers are asked for a window, in which order, and what of that is done ahead.

use eframe::egui_wgpu::WgpuSetupCreateNew;
use eframe::wgpu::{
    Adapter, AdapterInfo, Backends, DeviceType, Instance, InstanceDescriptor, PowerPreference,
    Surface,
};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::Builder;

/// What is tried, one after the other, until there is a window.
///
/// First the system's own way to draw (Vulkan, Direct3D or Metal) alone: loading OpenGL beside it
/// takes as long again. Then OpenGL as well, where there is nothing else, or where it may draw
/// with a card that the first way only imitates. What `WGPU_BACKEND` says is the only try.
pub fn tries() -> Vec<WgpuSetupCreateNew> {
    let asked = WgpuSetupCreateNew::without_display_handle();
    if Backends::from_env().is_some() {
        return vec![asked];
    }
    let mut first = asked.clone();
    first.instance_descriptor.backends = Backends::PRIMARY;
    let order = asked.power_preference;
    let may_have_card = may_have_card();
    first.native_adapter_selector = Some(Arc::new(move |adapters, surface| {
        choose(adapters, surface, order, may_have_card)
    }));
    vec![first, asked]
}

/// The best of the adapters that can draw on the surface.
fn choose(
    adapters: &[Adapter],
    surface: Option<&Surface<'_>>,
    order: PowerPreference,
    may_have_card: bool,
) -> Result<Adapter, String> {
    let able = adapters
        .iter()
        .filter(|it| surface.is_none_or(|surface| it.is_surface_supported(surface)));
    let best = able.min_by_key(|it| rank(it.get_info().device_type, order));
    let best = best.ok_or("no driver can draw on this display")?;
    let AdapterInfo {
        device_type, name, ..
    } = best.get_info();
    if device_type == DeviceType::Cpu && may_have_card {
        return Err(format!("{name} draws without a card"));
    }
    Ok(best.clone())
}

/// Which kind of card is taken before which: the least. As wgpu orders them.
fn rank(kind: DeviceType, order: PowerPreference) -> u8 {
    match (order, kind) {
        (PowerPreference::None, _) => 0,
        (PowerPreference::LowPower, DeviceType::IntegratedGpu)
        | (PowerPreference::HighPerformance, DeviceType::DiscreteGpu) => 1,
        (_, DeviceType::IntegratedGpu | DeviceType::DiscreteGpu) => 2,
        (_, DeviceType::Other) => 3,
        (_, DeviceType::VirtualGpu) => 4,
        (_, DeviceType::Cpu) => 5,
    }
}

/// Whether there may be a card that a driver for OpenGL could draw with. Linux shows each card as
/// a file; where nothing is known, there may be one.
fn may_have_card() -> bool {
    let has_card = |folder: &str| {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .map(|entry| entry.file_name())
            .any(|name| name.to_string_lossy().starts_with("renderD"))
    };
    !cfg!(target_os = "linux")
        || has_card("/dev/dri")
        // Nvidia's own driver; a virtual machine in Windows.
        || ["/dev/nvidiactl", "/dev/dxg"].iter().any(|file| Path::new(file).exists())
}

/// A driver that is being loaded, on a thread of its own. Dropped, it is let go: by then the window
/// holds the driver itself.
pub struct Loading {
    /// Its end is what the thread waits for.
    _held: Sender<()>,
}

/// Begins to load the driver that the first try asks for, beside the opening of the window: the
/// same libraries are then there in no time. Nothing depends on it.
pub fn load_driver() -> Option<Loading> {
    // Measured on Linux alone, where a driver is a hundred megabytes of libraries.
    if !cfg!(target_os = "linux") || Backends::from_env().is_some() {
        return None;
    }
    let (held, let_go) = channel();
    let thread = Builder::new().name("graphics driver".to_owned());
    let started = thread.spawn(move || hold_driver(&let_go));
    if let Err(why) = &started {
        log::warn!("no thread to load the driver on: {why}");
    }
    started.ok().map(|_detached| Loading { _held: held })
}

fn hold_driver(let_go: &Receiver<()>) {
    let mut asked = InstanceDescriptor::new_without_display_handle();
    asked.backends = Backends::VULKAN;
    let instance = Instance::new(asked);
    let adapters = pollster::block_on(instance.enumerate_adapters(Backends::VULKAN));
    log::debug!("{} adapters", adapters.len());
    // Nothing is ever sent: this waits for the sender's end.
    let_go.recv().ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_of_its_own_is_taken_before_what_imitates_one() {
        use DeviceType::{Cpu, DiscreteGpu, IntegratedGpu, Other, VirtualGpu};
        let sorted = |order| {
            let mut kinds = [Cpu, VirtualGpu, Other, IntegratedGpu, DiscreteGpu];
            kinds.sort_by_key(|kind| rank(*kind, order));
            kinds
        };
        let fast = [DiscreteGpu, IntegratedGpu, Other, VirtualGpu, Cpu];
        assert_eq!(sorted(PowerPreference::HighPerformance), fast);
        let sparing = [IntegratedGpu, DiscreteGpu, Other, VirtualGpu, Cpu];
        assert_eq!(sorted(PowerPreference::LowPower), sparing);
    }

    #[test]
    fn opengl_is_asked_last() {
        if Backends::from_env().is_some() {
            return;
        }
        let tries = tries();
        let backends: Vec<Backends> = tries
            .iter()
            .map(|it| it.instance_descriptor.backends)
            .collect();
        assert_eq!(
            backends,
            [Backends::PRIMARY, Backends::PRIMARY | Backends::GL]
        );
    }

    #[test]
    fn without_an_adapter_the_first_try_says_so() {
        for may_have_card in [true, false] {
            let none = choose(&[], None, PowerPreference::HighPerformance, may_have_card);
            assert_eq!(
                none.err().as_deref(),
                Some("no driver can draw on this display")
            );
        }
    }
}
