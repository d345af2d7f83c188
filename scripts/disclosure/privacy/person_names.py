"""Full names of natural persons in free text: those that a title announces, 当事人张三, 负责人：李四.

No list of names is complete, and most Chinese words could be one: so a name is looked for only behind a title. It
begins with a family name, and what follows is no shop, no mask and no word of the language of decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

TITLES = (
    "当事人|被处罚人|行为人|相对人|法定代表人|法人代表|负责人|责任人员|责任人|经营者|业主|店主|"
    "摊主|老板娘|老板|厂长|店长|投资人|合伙人|代理人|委托人|举报人|投诉人|消费者|"
    "受害人|被害人|证人|患者|家长|监护人|嫌疑人|被告人|从业人员|员工|职工|雇员|"
    "厨师|股东|联系人|妻子|丈夫|儿子|女儿|父亲|母亲"
)
MINORS = "未成年|(?:不满|未满)(?:十[四六八]|1[468])周?岁"
# A record about a minor who was punished: 当事人系未成年人, 当事人李某（16岁）.
PUNISHED_MINOR = re.compile(
    rf"(?:当事人|被处罚人|行为人)[^，,。；;向给对卖售供招雇让使]{{0,10}}"
    rf"(?:{MINORS}|(?<![0-9])(?:1[0-7]|[1-9])周?岁|(?<![一二三四五六七八九十])十[一二三四五六七]?周?岁)"
)
_FAMILY = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林郭梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛阎潘杜戴夏钟汪姜范"
    "姚谭廖邹熊陆郝孔崔康邱秦顾侯邵孟龙段雷钱汤尹黎武乔贺赖龚庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤"
    "毕聂丛焦柳邢岳齐梅莫庄辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄裴席查屈鲍覃霍翁隋柏宁柯阮桂闵解柴冉瞿滕"
    "晋苑邬臧畅苟褚简娄符奚穆燕冀姬屠郜晏栾郁蒙窦敖"
)
_OTHER = "任方常何高金万马石白毛田余叶史江罗肖文单包车华成游"  # other words too: the name has to end with a sign
_DOUBLE = "欧阳|上官|司马|诸葛|皇甫|令狐|尉迟|夏侯|司徒|公孙|慕容|端木|东方|南宫"
_HAN = "[\u4e00-\u9fff]"
_STEMS = "的了在与及或于因对将被把从到是为系未不无有等其以由经该所已曾也就都又称说述销购使违涉拒逾擅向和没"
_ENDS = "[，,。；;、）)：:！!？?\\s]|$"
_NAMED = re.compile(
    rf"(?:{TITLES})(?:姓名|名叫|叫|系|为|是|即)?[：:（(“\s]*"
    rf"(?P<name>(?:{_DOUBLE}){_HAN}{{1,2}}|[{_FAMILY}]{_HAN}{{1,2}}|[{_OTHER}]{_HAN}{{1,2}}(?={_ENDS}))"
)
_MASKED = re.compile("[某×＊*]|^.(?:先生|女士|小姐|师傅|同志|经理|老师|医生|阿姨)")
_PLACE = re.compile("..?[州市县省乡镇村区]")
_SHOP = re.compile(
    rf"[^{_STEMS}，,。；;、（(\s]{{0,10}}?"
    r"(?:店|馆|坊|厂|部|超市|公司|合作社|经营|摊|商行|铺|中心|食堂|学校|幼儿园|餐厅|酒楼|饭庄|门市|场|园|村|镇)"
)
_WORDS = re.compile(
    "陈述|陈列|陈旧|程序|程度|周边|周围|周转|周期|周末|周一|周二|周三|周四|周五|周六|周日|范围|"
    "范畴|顾客|许可|许多|黄酒|黄瓜|黄豆|黄金|林业|段落|管理|管控|管辖|严重|严格|温度|温馨|安全|"
    "安排|安装|申请|申辩|申诉|申领|申报|施工|施行|施加|苏打|汤料|汤汁|季度|季节|章程|纪录|纪律|"
    "费用|席位|查封|查验|查询|查获|查看|查明|鲁菜|韩国|唐朝|夏季|夏天|龙虾|雷同|钱款|康复|武装|"
    "武汉|庄严|左右|左侧|涂改|谷物|关于|关门|关闭|关系|关键|凌晨|解释|解除|解决|牛肉|牛奶|燕窝|"
    "尤其|毕竟|毕业|丛林|焦糖|柳州|梅州|莫名|辛辣|祝福|宁可|宁愿|简单|简易|简称|符合|童装|盛装|"
    "盛放|洪水|秦皇|郑州|徐州|兰州|柯达|汪洋|牛羊|齐全|谢绝|谢谢|杨树|桂花|柏油|葛根|蒙古|畅通|"
    "晋级|童工|严肃|韩式|宋河|伍仟|伍佰|伍万|陆仟|陆佰|陆万|陆续|卜卦|庞大|顾及|顾虑"
)


def full_names(text: str) -> Iterator[str]:
    """Yield each full name that a title announces in *text*."""
    for found in _NAMED.finditer(text):
        name = _without_stems(found["name"])
        rest = text[found.start("name") : found.start("name") + 16]
        others = _WORDS.match(rest) or _MASKED.search(found["name"]) or _PLACE.match(rest) or _SHOP.match(rest)
        if name and not others:
            yield name


def _without_stems(name: str) -> str:
    """Cut a name where a particle follows: 张三在, 李四的; "" if nothing of it is left but the family name."""
    family = 2 if re.match(_DOUBLE, name) else 1
    kept = re.split(f"[{_STEMS}]", name[family:])[0]
    return name[:family] + kept if kept else ""
