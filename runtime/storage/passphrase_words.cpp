#include "runtime/storage/passphrase_words.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <string>
#include <vector>

#include "runtime/storage/passphrase.h"

namespace runtime::storage {

namespace {

// Syllables, and pairs of them run together (xedap, hoasen), as they are written without marks. Left
// out is what offends, and what a client who uses drugs or a person in a ward's station may not want to
// read on a slip of paper.
constexpr std::string_view all_words = R"(
ach amdat amnuoc amtra an ang anh anhcu anhem anhmau anlanh antam anvui ao aoba aobong aoca aodai aogio
aohoa aolang aolen aolua aomua aonau aosen aotho aotim aovai aoxanh ba bac bach backan bai baicat balo
bam ban banan banbe bancho bancu bando bang bangda banghi bango bangre bangve banh banhbo banhda banhit
banhmi banhoa banhoc banhoi banhu banla bantay bantin bao baoanh baobi baochi baothu bap bapcai bat
batdia batsu bau bavi bay be ben benca benda bendau bendo benhoa bennho benque bentau bentre benxe bep
bepca bepcu bepga beplua bepnho bepque beptre bet bi bia bich bidao bido biec bien bienca biet bieu
bingo binh binhan bit bo boao bobien boc bocat bocau bocon bodat bode boi boiloi bom bon bonau bong
bongo bonmua bosong bosua bot botgao botmi botnep botngo botsan bovang bua buaan buacom buc bui bun
bunbo bunca buncha bung bunmam bunmoc bunoc bunon bunvit buoc buon buong but butbi butcha butchi butda
butla butmau butmuc butsap butve buu ca caao cabasa cabien cabong cacanh cacao cach cachep cachua caco
cacom cadao cadoi cadong cadua caduoi cahat caheo caho cahoi cai cakho cakiem calang caloc cam camam
camap camau camoi camvat can cang cangua canh canhbi canhbo canhca canhga canhua cantho canuc cao cap
caphao caphe caqua cari caro carot casau casuoi cat catba catho cathu catim catmin catom catre catru cau
cauao caubo cauca cauda caugo cautay cautre cavang cavien cavoi cay cayban caybut cayca caycam caycao
caycau caychi caycho caycoi cayda caydao caydau caydua caygao cayke caykhe caylat caylim caylua caymai
cayman cayme caymia caymo caynen caynho caynon cayoc cayoi cayque cayrau caysen caysi caysim caysoi
caysua caytai caytao cayto caytra caytre cayvai cha chac chaca chagio chai chalua cham chame chamuc chan
chang chanh chao chaoca chaoga chap chaque chat chau chaybo chayxa che cheda chedau chelam chen chengo
chensu cheo chep chesen chi chia chido chiec chiem chien chieng chiet chieu chihoa chilua chimau chin
chinh chip chithe chiu chivai cho choc choca chocat chodem chodo chogao chohoa choi choibi choico choidu
chom chon chong chonoi chop choque chot chotet chothu chu chua chuba chuc chum chun chung chuoc chuoi
chuon chuong chuot chup chut chutu co coao coba coc cocanh cocau cocay cocung cogiao coi coida coixay
com comay comcha comdua comga comlam comnep comtam con conco concua condao conde condoi conech cong
conga conhau conho conkhi conmeo conoc conong conrua consao consoc consoi conson contam contho contom
conve convit convoi cop corung cosua cot coxanh cua cuabe cuago cuakho cuara cuasau cuaso cuavao cuc
cucao cui cum cun cung cuoc cuoi cuon cuong cuu da dac dacuoi dahoa dalat damca damsen dan danang danao
danbau danda dang dango danh danlen dannhi dantre dao daobac daoho daohoa daong daoque daoxa dap dasoi
dat datcat datden datdo datque datset dau dauan dauden daudo daudua dauhu daulac dauphu dauran dautam
dautay davoi daxanh day dayda daydan daydu daydua daykeo de demen demhe demhoi demmua demthu den dencay
dencu dendau denday dengio denhoa denke denpin densao deo deoca deonui dep depda deplao det detlua
detvai deu dia dibien dibo diboi dicat dicau dicay dich dicho dichoi didao didu diec diep dieu digat
dihat dihe dihoc dihoi dilam dimay dimua dinh dinui dip dirung dithi dithu dive dixa dixay dixe do doa
doan doc docbao docda docnui dogach doi doicam doicat doiche doisim dom don dong dongco dongho dotuoi du
dua duacai duago duahau dualeo duamon duatre duc ducgo dudu dui dun dung duoc duoi duong dut duyen ech
em en enbay eng ga gaac gac gach gacho gacon gadoi gadong gam gamai gan ganau gang ganoi gao gaonep
gaotam gaote gap gari gat gatau gatre gau gauao gaucon gauday gavang gaxep gay ghe ghego ghemay ghep
ghetre ghetua ghi ghim gia giac giai giam gian giang giao giap giat giau giay giayda giayno giayve gieng
gieo gio giobac giobo giocat giogo giohe giohoa giohoc gioi giomat giomay giomoi giomua gion gionam
giong gioqua gioreo giot giothu gioto giotre giu giua giuc giuong giup go goc gocbep goccay gocda gocdua
gochai gocme goi goibo goidua goiga goimay goingo goiom gom gomsu gon gong gop got gu gua gui gung guom
guong ha hac hach hai haiau haiban haicam haicau haiche haidao haidau haihoa haiqua haisan haisen haitao
halong ham hamdoc hamhoc han hang hangda hanh hanhla hanoi hao hap hat hatbi hatboi hatcat hatdau hatde
hatgao hathay hatien hatinh hatlua hatme hatmua hatngo hatru hatsen hatxam hau hay he hec hen heo heocon
hep het hia hich hien hienco hieu hinh ho hoa hoaban hoabi hoabui hoac hoacai hoacam hoacau hoach hoacuc
hoada hoadao hoadau hoado hoagao hoahe hoahue hoai hoakho hoalan hoale hoalu hoaly hoamai hoame hoamo
hoamua hoan hoang hoanho hoano hoanon hoaoai hoaoi hoaque hoasen hoasim hoasua hoat hoatai hoatao hoathi
hoathu hoatim hoatra hoc hocbai hocchu hocdan hochat hochoi hocon hoctro hocve hoe hoguom hoi hoian
hoiche hoihoa hoingo hoinui hoithi hoivat hoixua hom homkia homnay homqua hon hong hop hopbut hopgo
hopqua hopsua hopthu hosen hot hotay hoxanh hua huan huc hue hui hum hun hung huong huou hup hutieu huu
huy huyen huynh kego kehoa kem kemdua kemque kemsua ken kenla keo keobap keocat keoco keodan keodua
keolac keome keosua kep kepgo keptoc kesach ket keu khac khacgo khach khai kham khan khando khang khanh
khao khap khat khau khay khayda khaygo khe kheda khen khenui kheo khep khi khich khicon khien khieng
khieu khin khit kho khoa khoac khoai khoan khoang khoanh khoat khoc khoe khoi khom khong khop khua khuat
khuay khuc khue khui khum khuy khuya khuyao khuyen khuyet kia kich kiem kien kieng kiep kiet kieu kim
kimchi kin kinh kip kit kontum la labang lac lacay lach lache ladau lado ladong ladua lai laido lailo
laitau laixe lalot lam lamay lambai lamia lamit lan lang langco langhe langta lanh lanho lanque lao
laocai laoi lap laque larung lasen lasim lat lathu latre lau laubo lauca laucua lauga launam lavang
laxanh lay le ledua lehoi len leo let letet leu lexanh lexua lich liec lien liep lieu linh lip lo loa
loai loatay loc lochoa locnon lohoa loi loiche loihat loihay loiru loithe lom long longan lop lot lu lua
luamoi luan luanep luat luate luc lucbat lui lum lun lung luoc luocgo luoi luom luon luong luot luu luy
luyen ma mac mach mai maila mainha maitre mam mamca mamcay mamnon mamtom man mang manh manvai mao map
mat matmia matong mattro mau mauden maudo maukem maunau maunho mautim mauxam may mayanh mayao maybac
mayden maydet mayghi mayin maysay mayve mayxam mayxay me mem men meo meocon meoden meomun meonau meonho
meovan mep met mi mia miado mibo micay mich miec mien mieng mieu mim min minh mit mitmat mitom mitto
mixao mo moc mochau mom mon mong mot mua muabay muacam muacay muada muadao muaha muahe muahoi mualua
muamai muamo muanho muarao muasen muathu muato muave muc mucat muckho mucoi mucong mui mulen mum mun
mung munoi muoi muoime muon muong muongo muop muot mutbi mutdua mutsen muu muvai na nac nach nai nam
namcu nammoi namxua nan nang nangam nangha nanghe nangto nanh nao nap nat nau nauan nauche naucom nauda
naupho naurau nay nem nemcua nemran nen neo neode nep net neu ngac ngach ngai ngam ngan ngang ngao ngap
ngat ngau ngay ngaycu ngayhe ngayle nghe nghean nghi nghia nghim nghinh ngo ngoac ngoai ngoan ngoc ngoi
ngon ngonep ngong ngonho ngop ngoque ngot ngua ngui ngung nguoi nguon nguyen nguyet nha nhabe nhabep
nhac nhaca nhaccu nhaco nhacu nhada nhadai nhaga nhago nhahat nhai nhakho nhala nhalau nham nhamay
nhamoi nhan nhanco nhang nhanh nhanho nhao nhaoi nhap nhaque nhasan nhat nhatho nhatre nhatro nhau
nhavan nhaxe nhay nhe nhem nhen nheo nhi nhich nhien nhiet nhieu nhin nhinh nhip nhiu nho nhoai nhoc
nhoden nhoi nhom nhon nhong nhot nhu nhua nhum nhun nhung nhuom nhuong nia nich niem nien nieu ninh nit
no noc noi noiche noicom noidat noigo noihap noilau noinho noisup nom non nonbo noncao nonco nong nonla
nonvai nonxa nop not nu nua nuc nuhoa nui nuiba nuicam nuicao nuiche nuida nuidat nuidoi nuihoa nuimay
nuinon nuisam nuitho nuixa num nuoc nuocda nuocep nuocle nuoi nuoibo nuoica nuoide nuoiga nuong nuot
nusen nut nuu oach oai oan oang oanh oat oc ocbuou oi oixanh ong ongba ongmat otcay otngot pha phac
phach phai pham phang phanh phao phaodu phap phat phau phay phech phen pheo phep phet phi phia phich
phieu phim phin phinh phit pho phobo phoc phocho phoco phocu phoga phohoa phohue phoi phoiao phong
phonui phot phoxua phu phuc phui phun phung phuoc phuong phut phuyen pin pleiku qua quabau quabi quabo
quac quacam quacau quacay quach quachi quadao quadau quaden quado quadua quagac quai quale quaman quame
quamit quamo quan quana quang quanh quanho quanon quaoi quaque quasau quasim quat quatao quathi quatim
quatmo quau quavai quay quen queo quet quoc quy quyen quyet quynh ra rac rach rai ram ran rang ranh rao
rap rat rau raubi raucai raucan rauden raudua rauhe rauma raumui raungo rauque rauram rautan ray re
recay remcua remtre remvai ren reo ret reu ria rich rieng riet rieu rim rinh rit riu ro roc roi rom ron
rong rop rot rotre ru rua ruabat ruacon ruarau ruatay ruaxe ruc rucon ruem rui rum run rung rungda
rungmo ruoc ruocmo ruoi ruom ruong ruot rut sa sac sach sachcu sachhe sachto sachve sai sam san sanbay
sanco sang sanga sangra sangso sanh sanhoa sanlua sansau santre sanvan sao saobac saodem saohoa saohom
saomai saomoc saoroi saosa saotho saoxa sap sapa sat sau se sen seo set sia sich siem sieng siet sieu
sim sin sinh sip siro sit soan soat soc soccon soghi soi soibac soicat soichi soida soigai soitho soitre
solua som somai son song songba songca songda songlo songma songto songxa sonla sonmau sonnha sontay sop
sot sotay su sua suaao suabo suadau suade suango suanha suanon suat suaxe suc sui sum sun sung suoi
suoida suoimo suon suong suot sup sut suu suy suyt ta tac tach tai tam tambia tamcoc tamdao tamgo tamhoa
tamlua tamthi tamtre tamvai tan tang tanh tao taota taotau tap taphat tapve tapvo tapxe tat tatlen
tatvai tau taubay tauca taucao tauhoa tay tayao te tem temthu ten teo tep tet tetcon tethoa tetnay tetta
teu tha thac thacda thach thacmo thai tham thamco than thanda thang thanh thao thap that thatla thau
thay the theo thep thet thi thiago thica thich thidau thiec thiem thien thiep thiet thieu thihat thim
thin thinh thit thitbo thitga thiu thive tho thoa thoai thoang thoat thoc thoca thoco thocon thoi thom
thon thong thop thot thu thua thuan thuat thuc thue thui thum thun thung thuo thuong thut thuy thuyca
thuyen tia tich tiec tiem tien tieng tiep tiet tieu tieuso tim timhue timsim tin tinh tip tit to toa
toan toat toc toctho toi tom tomhe tomkho tomsu ton tong top tot tra trac trach trada tradau traden
tragao trahoa trai trala tralai tralua tram tramat trame tran trang tranh tranoi tranon trao trap traque
trasam trasen trasua trat trau tray tre treo tri trich trien trieng triet trieu trinh triu tro troc troi
tron trong trot tru trua truahe truc trui trum trun trung truoc truoi truong truot truu truy truyen tua
tuan tuao tugo tui tuiao tuida tuivai tulanh tum tun tung tuoc tuoi tuom tuong tuot tup tusach tut tuy
tuyen tuyet ung uoc uoi uom uon uop uot uyen va vac vach vai vali vam van vang vangoi vanh vao vap vat
vatao vau vay ve vedep vedon vehe veho ven venha veo veque vesom vet vetau veve vi via vich viec vien
vieng viet vinh vit vitco vitcon vitxam vo voc vocam vocay vodua voi voicon vom von vong vongco vongda
vooc vop voso vot vu vua vuacam vuache vuahe vuahoa vualua vuamua vuarau vuathu vuc vui vuimat vuinho
vuive vun vung vuon vuong vuot vut xa xac xach xai xam xan xang xanh xanhla xao xap xat xay xaycau
xaydap xayho xaynha xe xebo xecau xecon xedap xeday xedua xekeo xelam xeloi xelua xem xemay xemoi xen
xengua xeo xeom xep xet xetai xetho xeui xia xich xiec xiem xien xieng xiet xieu xin xinh xit xo xoa
xoai xoaiut xoan xoang xoay xoc xoe xoi xoidau xoiga xoigac xoilac xoingo xoivo xom xon xong xoong xop
xot xua xuan xuat xuc xue xui xum xun xung xuoc xuoi xuong xuyen yem yen yenam yenbai yenvui yeu yeumen
yeuque yeutho
)";

constexpr std::size_t longest_word = 6;

}  // namespace

const std::vector<std::string_view>& passphrase_words() {
    static const std::vector<std::string_view> words = [] {
        std::vector<std::string_view> found;
        std::string_view rest = all_words;
        while (true) {
            const std::size_t from = rest.find_first_not_of(" \n");
            if (from == std::string_view::npos) return found;
            rest.remove_prefix(from);
            const std::size_t size = std::min(rest.find_first_of(" \n"), rest.size());
            found.push_back(rest.substr(0, size));
            rest.remove_prefix(size);
        }
    }();
    return words;
}

int proposed_words(Role role) {
    return role == Role::supervisor ? 6 : 4;
}

Secret proposed_passphrase(int words) {
    const auto& list = passphrase_words();
    Secret text = Secret::zeros(static_cast<std::size_t>(words) * (longest_word + 1));
    std::size_t size = 0;
    do {
        size = 0;
        for (int word = 0; word < words; ++word) {
            const std::string_view drawn = list[randombytes_uniform(static_cast<std::uint32_t>(list.size()))];
            assert(drawn.size() <= longest_word);
            if (word > 0) text.data()[size++] = ' ';
            for (const char letter : drawn)
                text.data()[size++] = static_cast<unsigned char>(letter);
        }
        // Four of the shortest would not be taken: drawn anew, which costs next to nothing of the choice.
    } while (size < passphrase_characters_min);
    return Secret(text.view().substr(0, size));
}

}  // namespace runtime::storage
