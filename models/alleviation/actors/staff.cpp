#include "models/alleviation/actors/staff.h"

#include <algorithm>

namespace alleviation {

namespace {

constexpr sim::Process drawn_by_pay{"staff drawn by pay", "agencies"};

} // namespace

float by_pay(float chance, float relative_pay, float elasticity)
{
    if (relative_pay <= 0) return elasticity > 0 ? 0.0f : chance;
    return std::min(1.0f, chance * sim::hot::power(relative_pay, elasticity));
}

float drawn(const AgencyCapacityParameters& p, float competence, float relative_pay)
{
    if (relative_pay <= 0) return 0;
    return std::clamp(competence + p.attracts.real() * sim::hot::log(relative_pay), 0.0f, 1.0f);
}

void sum_up(const AgencyCapacityParameters& p, Agency& agency)
{
    float staff = 0, competence = 0;
    for (const Post& post : agency.posts) {
        if (!post.filled) continue;
        staff += post.part;
        competence += post.part * post.competence;
    }
    agency.staff = staff;
    if (staff <= 0) return;
    agency.competence = competence / staff;
    agency.slowness = 1.0f + p.slower.real() * (p.usual.real() - agency.competence);
}

float AgencyCapacityParameters::relative_pay(const District& district, const Agency& agency)
{
    const auto& p = *agency.parameters;
    return p.salary.real() / (p.usual_pay.real() * district.environment.wage_level);
}

void open_posts(const District& district, const AgencyCapacityParameters& p, std::uint32_t a, double affordable,
                Agency& agency)
{
    const float pay = AgencyCapacityParameters::relative_pay(district, agency);
    auto left = static_cast<float>(std::max(0.0, affordable));
    for (std::uint32_t k = 0; k < agency.posts.size(); ++k) {
        Post& post = agency.posts[k];
        post.part = std::min(post.part, left);
        left -= post.part;
        post.competence = drawn(p, post.competence, pay);
        post.filled = post.part > 0 && district.draw(drawn_by_pay, a, k).uniform() < by_pay(1, pay, p.comes.real());
    }
    sum_up(p, agency);
}

} // namespace alleviation
