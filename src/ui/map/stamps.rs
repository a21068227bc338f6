//! Marks as pictures on the graphics card: sent there once, and then only moved with the map.

use crate::scene::places::Placement;
use eframe::egui_wgpu::{CallbackResources, CallbackTrait, RenderState, ScreenDescriptor, wgpu};
use egui::Vec2;
use egui::epaint::PaintCallbackInfo;
use std::collections::HashMap;
use std::sync::{Arc, Weak};

/// Bytes of a mark: its middle, half its side, and where its picture lies.
const STRIDE: u64 = 20;
/// Bytes of a [`Placement`] as the card reads it.
const PLACE: u64 = 48;

/// The picture with all kinds of marks, in premultiplied colours.
#[derive(Debug)]
pub struct Picture {
    /// Its sides, in pixels.
    pub size: [u32; 2],
    /// Four bytes for each pixel.
    pub bytes: Vec<u8>,
}

/// Marks, ready to be sent.
#[derive(Debug)]
pub struct Stamps {
    bytes: Vec<u8>,
    picture: Arc<Picture>,
}

/// One mark on the sheet.
#[derive(Debug, Clone, Copy)]
pub struct Stamp {
    /// Its middle, in points of the sheet.
    pub middle: [f32; 2],
    /// Half of its side, in points.
    pub half: f32,
    /// Where its picture begins, and its side, in pixels.
    pub corner: [u16; 2],
    /// See above.
    pub side: u16,
}

impl Stamps {
    /// Marks in the order in which they are painted.
    pub fn of(stamps: impl ExactSizeIterator<Item = Stamp>) -> StampBytes {
        let mut bytes = Vec::with_capacity(stamps.len() * 20);
        for stamp in stamps {
            bytes.extend_from_slice(&stamp.middle[0].to_le_bytes());
            bytes.extend_from_slice(&stamp.middle[1].to_le_bytes());
            bytes.extend_from_slice(&stamp.half.to_le_bytes());
            bytes.extend_from_slice(&stamp.corner[0].to_le_bytes());
            bytes.extend_from_slice(&stamp.corner[1].to_le_bytes());
            bytes.extend_from_slice(&u32::from(stamp.side).to_le_bytes());
        }
        StampBytes(bytes)
    }
}

/// Marks whose picture is not finished yet.
pub struct StampBytes(Vec<u8>);

impl StampBytes {
    /// With the picture that holds all of them.
    pub fn with(self, picture: Arc<Picture>) -> Stamps {
        Stamps {
            bytes: self.0,
            picture,
        }
    }
}

/// The marks of one map in one frame.
pub struct Stamped {
    /// Which map of the window.
    pub map: u64,
    /// All of them.
    pub stamps: Arc<Stamps>,
    /// From which on they are painted.
    pub from: usize,
    /// Where the sheet lies.
    pub placement: Placement,
    /// The upper left corner of the map in the window.
    pub origin: Vec2,
}

/// The card, made ready for marks when the first are to be painted.
struct Cards {
    format: wgpu::TextureFormat,
    ready: Option<Card>,
}

/// What lies on the card.
struct Card {
    pipeline: wgpu::RenderPipeline,
    layout: wgpu::BindGroupLayout,
    sampler: wgpu::Sampler,
    is_linear: bool,
    maps: HashMap<u64, OnCard>,
}

/// What lies there for one map.
struct OnCard {
    stamps: Weak<Stamps>,
    marks: wgpu::Buffer,
    picture: Weak<Picture>,
    place: wgpu::Buffer,
    bound: wgpu::BindGroup,
}

/// Lets marks be painted on the card. Without it, maps with very many places show only the largest.
pub fn install(state: &RenderState) {
    let cards = Cards {
        format: state.target_format,
        ready: None,
    };
    let mut renderer = state.renderer.write();
    renderer.callback_resources.insert(cards);
}

impl CallbackTrait for Stamped {
    fn prepare(
        &self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        screen: &ScreenDescriptor,
        _encoder: &mut wgpu::CommandEncoder,
        resources: &mut CallbackResources,
    ) -> Vec<wgpu::CommandBuffer> {
        if let Some(Cards { format, ready }) = resources.get_mut() {
            let card = ready.get_or_insert_with(|| Card::new(device, *format));
            card.send(self, device, queue, screen);
        }
        Vec::new()
    }

    fn paint(
        &self,
        info: PaintCallbackInfo,
        pass: &mut wgpu::RenderPass<'static>,
        resources: &CallbackResources,
    ) {
        let card = resources.get::<Cards>();
        let Some(card) = card.and_then(|cards| cards.ready.as_ref()) else {
            return;
        };
        let Some(of) = card.maps.get(&self.map) else {
            return;
        };
        let count = of.marks.size() / STRIDE;
        let (first, last) = (number(self.from), u32::try_from(count).unwrap_or(u32::MAX));
        if first >= last {
            return;
        }
        let [width, height] = info.screen_size_px;
        pass.set_viewport(0.0, 0.0, pixels(width), pixels(height), 0.0, 1.0);
        pass.set_pipeline(&card.pipeline);
        pass.set_bind_group(0, &of.bound, &[]);
        pass.set_vertex_buffer(0, of.marks.slice(..));
        pass.draw(0..4, first..last);
    }
}

impl Card {
    fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
        let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
            label: Some("marks"),
            source: wgpu::ShaderSource::Wgsl(include_str!("stamps.wgsl").into()),
        });
        let entry = |binding, visibility, ty| wgpu::BindGroupLayoutEntry {
            binding,
            visibility,
            ty,
            count: None,
        };
        let layout = device.create_bind_group_layout(&wgpu::BindGroupLayoutDescriptor {
            label: Some("marks"),
            entries: &[
                entry(
                    0,
                    wgpu::ShaderStages::VERTEX_FRAGMENT,
                    wgpu::BindingType::Buffer {
                        ty: wgpu::BufferBindingType::Uniform,
                        has_dynamic_offset: false,
                        min_binding_size: None,
                    },
                ),
                entry(
                    1,
                    wgpu::ShaderStages::VERTEX_FRAGMENT,
                    wgpu::BindingType::Texture {
                        sample_type: wgpu::TextureSampleType::Float { filterable: true },
                        view_dimension: wgpu::TextureViewDimension::D2,
                        multisampled: false,
                    },
                ),
                entry(
                    2,
                    wgpu::ShaderStages::FRAGMENT,
                    wgpu::BindingType::Sampler(wgpu::SamplerBindingType::Filtering),
                ),
            ],
        });
        Self {
            pipeline: pipeline(device, format, &module, &layout),
            sampler: device.create_sampler(&wgpu::SamplerDescriptor {
                label: Some("marks"),
                mag_filter: wgpu::FilterMode::Linear,
                min_filter: wgpu::FilterMode::Linear,
                ..wgpu::SamplerDescriptor::default()
            }),
            layout,
            is_linear: format.is_srgb(),
            maps: HashMap::new(),
        }
    }

    /// Sends what is not there yet, and where the sheet lies in this frame.
    fn send(
        &mut self,
        stamped: &Stamped,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        screen: &ScreenDescriptor,
    ) {
        let stamps = &stamped.stamps;
        self.maps
            .retain(|map, of| *map == stamped.map || of.stamps.strong_count() > 0);
        let known = self.maps.remove(&stamped.map);
        let has_picture =
            |of: &OnCard| std::ptr::eq(of.picture.as_ptr(), Arc::as_ptr(&stamps.picture));
        let mut of = match known {
            Some(of) if has_picture(&of) => of,
            _ => self.painted(stamps, device, queue),
        };
        if !std::ptr::eq(of.stamps.as_ptr(), Arc::as_ptr(stamps)) {
            of.marks = device.create_buffer(&wgpu::BufferDescriptor {
                label: Some("marks"),
                size: (stamps.bytes.len() as u64).max(STRIDE),
                usage: wgpu::BufferUsages::VERTEX | wgpu::BufferUsages::COPY_DST,
                mapped_at_creation: false,
            });
            queue.write_buffer(&of.marks, 0, &stamps.bytes);
            of.stamps = Arc::downgrade(stamps);
        }
        queue.write_buffer(&of.place, 0, &self.place(stamped, screen));
        self.maps.insert(stamped.map, of);
    }

    /// The picture on the card, without any marks.
    fn painted(&self, stamps: &Stamps, device: &wgpu::Device, queue: &wgpu::Queue) -> OnCard {
        let picture = &stamps.picture;
        let size = wgpu::Extent3d {
            width: picture.size[0],
            height: picture.size[1],
            depth_or_array_layers: 1,
        };
        let texture = device.create_texture(&wgpu::TextureDescriptor {
            label: Some("pictures of marks"),
            size,
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: wgpu::TextureFormat::Rgba8Unorm,
            usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
            view_formats: &[],
        });
        let rows = wgpu::TexelCopyBufferLayout {
            offset: 0,
            bytes_per_row: Some(4 * size.width),
            rows_per_image: Some(size.height),
        };
        queue.write_texture(texture.as_image_copy(), &picture.bytes, rows, size);
        let view = texture.create_view(&wgpu::TextureViewDescriptor::default());
        let buffer = |label, size, usage| {
            device.create_buffer(&wgpu::BufferDescriptor {
                label: Some(label),
                size,
                usage: usage | wgpu::BufferUsages::COPY_DST,
                mapped_at_creation: false,
            })
        };
        let place = buffer("place of marks", PLACE, wgpu::BufferUsages::UNIFORM);
        let entry = |binding, resource| wgpu::BindGroupEntry { binding, resource };
        let bound = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("marks"),
            layout: &self.layout,
            entries: &[
                entry(0, place.as_entire_binding()),
                entry(1, wgpu::BindingResource::TextureView(&view)),
                entry(2, wgpu::BindingResource::Sampler(&self.sampler)),
            ],
        });
        OnCard {
            stamps: Weak::new(),
            marks: buffer("marks", STRIDE, wgpu::BufferUsages::VERTEX),
            picture: Arc::downgrade(picture),
            place,
            bound,
        }
    }

    fn place(&self, stamped: &Stamped, screen: &ScreenDescriptor) -> Vec<u8> {
        let at = &stamped.placement;
        let middle = stamped.origin + Vec2::new(at.middle.x, at.middle.y);
        let [width, height] = screen.size_in_pixels.map(pixels);
        let values = [
            at.from.x,
            at.from.y,
            middle.x,
            middle.y,
            at.shift.x,
            at.shift.y,
            width / screen.pixels_per_point,
            height / screen.pixels_per_point,
            at.times,
            at.world,
            f32::from(u8::from(self.is_linear)),
            0.0,
        ];
        values
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect()
    }
}

fn pipeline(
    device: &wgpu::Device,
    format: wgpu::TextureFormat,
    module: &wgpu::ShaderModule,
    layout: &wgpu::BindGroupLayout,
) -> wgpu::RenderPipeline {
    let layout = device.create_pipeline_layout(&wgpu::PipelineLayoutDescriptor {
        label: Some("marks"),
        bind_group_layouts: &[Some(layout)],
        immediate_size: 0,
    });
    let over = |src_factor, dst_factor| wgpu::BlendComponent {
        src_factor,
        dst_factor,
        operation: wgpu::BlendOperation::Add,
    };
    device.create_render_pipeline(&wgpu::RenderPipelineDescriptor {
        label: Some("marks"),
        layout: Some(&layout),
        vertex: wgpu::VertexState {
            module,
            entry_point: Some("vertex_main"),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            buffers: &[Some(wgpu::VertexBufferLayout {
                array_stride: STRIDE,
                step_mode: wgpu::VertexStepMode::Instance,
                attributes: &wgpu::vertex_attr_array![0 => Float32x2, 1 => Float32, 2 => Uint32x2],
            })],
        },
        primitive: wgpu::PrimitiveState {
            topology: wgpu::PrimitiveTopology::TriangleStrip,
            ..wgpu::PrimitiveState::default()
        },
        depth_stencil: None,
        multisample: wgpu::MultisampleState::default(),
        fragment: Some(wgpu::FragmentState {
            module,
            entry_point: Some("fragment_main"),
            compilation_options: wgpu::PipelineCompilationOptions::default(),
            targets: &[Some(wgpu::ColorTargetState {
                format,
                blend: Some(wgpu::BlendState {
                    color: over(wgpu::BlendFactor::One, wgpu::BlendFactor::OneMinusSrcAlpha),
                    alpha: over(wgpu::BlendFactor::OneMinusDstAlpha, wgpu::BlendFactor::One),
                }),
                write_mask: wgpu::ColorWrites::ALL,
            })],
        }),
        multiview_mask: None,
        cache: None,
    })
}

fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "a screen has few pixels")]
fn pixels(count: u32) -> f32 {
    count as f32
}
