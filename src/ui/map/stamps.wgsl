// One picture for each mark, moved as a whole with the map.

struct Place {
    // The middle of the sheet in its own points, and of the map in points of the window.
    sheet: vec2<f32>,
    map: vec2<f32>,
    // From the middle of the map to that of the sheet, in points.
    shift: vec2<f32>,
    window: vec2<f32>,
    times: f32,
    world: f32,
    is_linear: f32,
    unused: f32,
};

@group(0) @binding(0) var<uniform> place: Place;
@group(0) @binding(1) var picture: texture_2d<f32>;
@group(0) @binding(2) var smooth_sampler: sampler;

struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) at: vec2<f32>,
};

@vertex
fn vertex_main(
    @builtin(vertex_index) index: u32,
    @location(0) middle: vec2<f32>,
    @location(1) half_side: f32,
    @location(2) corner: vec2<u32>,
) -> Corner {
    let side = vec2<f32>(f32(index & 1u), f32(index >> 1u));
    var on_map = (middle - place.sheet) * place.times + place.shift;
    let half_world = place.world * 0.5;
    if (on_map.x > half_world) {
        on_map.x -= place.world;
    } else if (on_map.x < -half_world) {
        on_map.x += place.world;
    }
    let point = place.map + on_map + (side * 2.0 - 1.0) * half_side;
    var out: Corner;
    out.position = vec4<f32>(
        point.x * 2.0 / place.window.x - 1.0,
        1.0 - point.y * 2.0 / place.window.y,
        0.0,
        1.0,
    );
    let upper_left = vec2<f32>(f32(corner.x & 0xffffu), f32(corner.x >> 16u));
    let size = vec2<f32>(textureDimensions(picture));
    out.at = (upper_left + side * f32(corner.y)) / size;
    return out;
}

fn linear(gamma: vec3<f32>) -> vec3<f32> {
    let low = gamma / 12.92;
    let high = pow((gamma + 0.055) / 1.055, vec3<f32>(2.4));
    return select(high, low, gamma < vec3<f32>(0.04045));
}

@fragment
fn fragment_main(in: Corner) -> @location(0) vec4<f32> {
    let color = textureSample(picture, smooth_sampler, in.at);
    return select(color, vec4<f32>(linear(color.rgb), color.a), place.is_linear > 0.5);
}
